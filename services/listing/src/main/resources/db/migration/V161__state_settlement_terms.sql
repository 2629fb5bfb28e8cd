-- How a centre's trades are settled is a part of its rules, under versions as its periods and fees are.
ALTER TABLE centre_rule_version ADD COLUMN settlement jsonb;
