-- noun setting: what an installation has decided for itself
--   bigint id version
--   text   name value
--   gives setting

-- setting_named: the one of a name
--   $1 text name
--   gives setting
SELECT id, version, name, value
FROM setting
WHERE name = $1
