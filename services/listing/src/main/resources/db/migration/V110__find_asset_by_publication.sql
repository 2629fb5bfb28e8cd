-- A third number leads to a right: that of its publication. What lies on it now stands beside it, as it is told.
alter table asset
    add column publication_key text,
    add column encumbrances    jsonb not null default '[]',
    add constraint asset_one_publication unique (mode, publication_key);
