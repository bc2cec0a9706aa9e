-- noun account: what a person acts with
--   bigint id version
--   text   uid
--   bigint person org
--   text   login os_user state password
--   bigint password_set_at failures locked_until_at
--   text   token
--   bigint token_until_at
--   gives account

-- noun role: what an account may do, where
--   bigint id version account org
--   text   kind from_on until_on
--   gives role

-- noun sign_in: a try to come in
--   bigint id version at account
--   text   means outcome
--   gives sign_in

-- account_of_login: the one of a login
--   $1 text login
--   gives account
SELECT id, version, uid, person, org, login, os_user, state, password, password_set_at, failures,
    locked_until_at, token, token_until_at
FROM account
WHERE login = $1

-- account_of_os_user: the one that a user of the machine acts as
--   $1 text os_user
--   gives account
SELECT id, version, uid, person, org, login, os_user, state, password, password_set_at, failures,
    locked_until_at, token, token_until_at
FROM account
WHERE os_user = $1 AND os_user <> ''

-- account_of_token: the one whose token has this digest
--   $1 text token
--   gives account
SELECT id, version, uid, person, org, login, os_user, state, password, password_set_at, failures,
    locked_until_at, token, token_until_at
FROM account
WHERE token = $1 AND token <> ''

-- account_of_person: those of a person
--   $1 bigint person
--   gives account
SELECT id, version, uid, person, org, login, os_user, state, password, password_set_at, failures,
    locked_until_at, token, token_until_at
FROM account
WHERE person = $1
ORDER BY id

-- account_rows: all, by their logins
--   gives account_row
SELECT account.id AS id, login, person.name AS name, account.org AS org, org.name AS org_name,
    state, locked_until_at, os_user
FROM account
JOIN person ON person.id = account.person
JOIN org ON org.id = account.org
ORDER BY login

-- role_of_account: those that it holds today
--   $1 bigint account
--   gives role
SELECT id, version, account, org, kind, from_on, until_on
FROM role
WHERE account = $1 AND until_on = ''
ORDER BY id

-- role_held: who holds a kind today and is not disabled
--   $1 text kind
--   gives role
SELECT role.id AS id, role.version AS version, account, role.org AS org, kind, from_on, until_on
FROM role
JOIN account ON account.id = role.account
WHERE kind = $1 AND until_on = '' AND account.state <> 'disabled'
ORDER BY role.id

-- sign_in_latest: the last tries on an account
--   $1 bigint account
--   gives sign_in
SELECT id, version, at, account, means, outcome
FROM sign_in
WHERE account = $1
ORDER BY id DESC
LIMIT 50
