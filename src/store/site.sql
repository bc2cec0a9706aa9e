-- noun site: a physical spot of an organisation
--   bigint id version
--   text   uid
--   bigint org
--   text   name kind place closed_on
--   gives site

-- site_of_org: those that exist
--   $1 bigint org
--   gives site
SELECT id, version, uid, org, name, kind, place, closed_on
FROM site
WHERE org = $1 AND closed_on = ''
ORDER BY name, id

-- site_all: those of all organisations that exist
--   gives site
SELECT id, version, uid, org, name, kind, place, closed_on
FROM site
WHERE closed_on = ''
ORDER BY org, name, id
LIMIT 10000
