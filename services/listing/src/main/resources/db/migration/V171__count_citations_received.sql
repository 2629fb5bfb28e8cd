-- What others tell of a patent: where its family was filed, who cites it; and which rights of the register cite it.
alter table asset
    add column family_offices     jsonb,
    add column citations_received jsonb,
    add column cited_by           jsonb not null default '[]';

-- None of these tables has a foreign key to asset: taking one locks the right, and who writes a right may wait for the backlog while holding that lock.
-- Rights are never deleted.

-- Keys by which others may cite a right: of its numbers and of each publication of it.
create table known_as (
    mode  text not null,
    key   text not null,
    asset uuid not null,
    primary key (mode, key, asset)
);
create index known_as_asset on known_as (asset);

-- What a right of the register cites, by key, whether that is on the register or not.
create table citation (
    citing   uuid not null,
    mode     text not null,
    key      text not null,
    named_by text check (named_by in ('EXAMINER', 'APPLICANT', 'OTHER')),
    primary key (citing, key)
);
create index citation_key on citation (mode, key);

-- Rights whose numbers or citations were written since they were last looked at; and those whose citing rights are to be counted anew.
create table citation_backlog (
    asset uuid primary key
);
create table citation_recount (
    asset uuid primary key
);

-- "do update" locks a row that is there: whoever takes it waits, and sees what is written here.
create function citation_backlog_enter() returns trigger language plpgsql as $$
begin
    insert into citation_backlog select id from fresh where kind = 'PATENT'
        on conflict (asset) do update set asset = excluded.asset;
    return null;
end $$;
create trigger citation_backlog_enter after insert on asset
    referencing new table as fresh for each statement execute function citation_backlog_enter();

create function citation_backlog_publish() returns trigger language plpgsql as $$
begin
    insert into citation_backlog select asset from fresh
        on conflict (asset) do update set asset = excluded.asset;
    return null;
end $$;
create trigger citation_backlog_publish after insert on asset_bibliography
    referencing new table as fresh for each statement execute function citation_backlog_publish();

create function citation_backlog_follow() returns trigger language plpgsql as $$
begin
    insert into citation_backlog values (case tg_table_name when 'asset' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'asset')::uuid end)
        on conflict (asset) do update set asset = excluded.asset;
    return null;
end $$;
create trigger citation_backlog_renumber after update on asset for each row
    when ((old.right_key, old.application_key, old.publication_key) is distinct from (new.right_key, new.application_key, new.publication_key))
    execute function citation_backlog_follow();
create trigger citation_backlog_republish after update on asset_bibliography for each row
    when (old.hash is distinct from new.hash)
    execute function citation_backlog_follow();

insert into citation_backlog select id from asset where kind = 'PATENT';
