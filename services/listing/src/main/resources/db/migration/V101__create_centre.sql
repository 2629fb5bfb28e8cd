-- Exchange centres. One row a mode and code; id is the subject of centre.changed.
create table centre (
    id         text primary key,
    mode       text        not null check (mode in ('live', 'test')),
    code       text        not null,
    version    bigint      not null check (version > 0),
    name       jsonb       not null,
    currency   text        not null,
    kinds      jsonb       not null,
    methods    jsonb       not null,
    rules      jsonb       not null,
    fees       jsonb       not null,
    changed_at timestamptz not null,
    unique (mode, code)
);
