-- Two numbers lead to one right: that of the grant (right_key) and that of the application.
alter table asset
    add column application_number   text,
    add column application_key      text,
    add column publication_number   text,
    add column cpc                  jsonb not null default '[]',
    add column claim_count          integer,
    add column family_id            text,
    add column family_size          integer,
    add column annuities_paid_until date,
    add constraint asset_one_application unique (mode, application_key);
create index asset_family on asset (mode, family_id) where family_id is not null;

-- What the office publishes beyond what trading needs: large, seldom read, never locked. hash is of the document.
create table asset_bibliography (
    asset    uuid primary key references asset (id),
    document jsonb not null,
    hash     text  not null
);

-- What happened to a right at its office or a court, in the order in which it took effect. Never changed: a correction is a further event.
create table legal_event (
    asset        uuid        not null references asset (id),
    sequence     integer     not null check (sequence > 0),
    category     text        not null,
    code         text        not null,
    meaning      text        not null,
    office       text        not null,
    effective_on date        not null,
    published_on date,
    source       text        not null check (source in ('OPERATOR', 'INPADOC', 'TRADE')),
    source_key   text        not null,
    detail       jsonb       not null default '{}',
    document     uuid,
    entered_by   text        not null,
    entered_at   timestamptz not null,
    primary key (asset, sequence),
    unique (asset, source_key)
);

-- What lies on a right now or did: follows from its legal events alone.
create table encumbrance (
    id           uuid primary key,
    asset        uuid not null references asset (id),
    kind         text not null check (kind in ('LICENCE', 'OPEN_LICENCE', 'PLEDGE', 'SEIZURE', 'SUSPENSION')),
    licence      text check (licence in ('EXCLUSIVE_LICENCE', 'SOLE_LICENCE', 'ORDINARY_LICENCE')),
    extent       jsonb not null default '{}',
    holder       uuid,
    holder_name  text,
    registration text,
    from_date    date not null,
    until_date   date,
    begun_by     integer not null,
    ended_by     integer,
    check (until_date is null or until_date > from_date),
    foreign key (asset, begun_by) references legal_event (asset, sequence),
    foreign key (asset, ended_by) references legal_event (asset, sequence)
);
create index encumbrance_asset on encumbrance (asset);
