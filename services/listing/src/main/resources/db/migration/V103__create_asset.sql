-- The register of rights. right_key is the same for every way of writing a number: one right, one row in a mode.
create table asset (
    id                uuid primary key,
    mode              text        not null check (mode in ('live', 'test')),
    version           bigint      not null check (version > 0),
    type              text        not null,
    kind              text        not null check (kind in ('PATENT', 'COPYRIGHT')),
    title             jsonb       not null,
    search_text       text        not null,
    registered_centre text        not null,
    office            text        not null,
    number            text        not null,
    right_key         text        not null,
    owners            jsonb       not null,
    status            text        not null,
    status_as_of      date        not null,
    filed             date,
    granted           date,
    work_created      date,
    first_published   date,
    expires           date,
    ipc               jsonb       not null default '[]',
    references_cited  integer,
    demonstration     boolean     not null,
    announced         boolean     not null default false,
    entered_at        timestamptz not null,
    constraint asset_one_right unique (mode, right_key),
    foreign key (mode, registered_centre) references centre (mode, code)
);
create index asset_newest on asset (mode, id desc);
create index asset_owners on asset using gin (owners jsonb_path_ops);

-- Chain of title: who owned it, one after the other, and why.
create table title_entry (
    asset        uuid        not null references asset (id),
    sequence     integer     not null check (sequence > 0),
    owners       jsonb       not null,
    from_date    date        not null,
    basis        text        not null check (basis in ('REGISTERED', 'ASSIGNMENT')),
    trade        uuid,
    registration text,
    entered_at   timestamptz not null,
    primary key (asset, sequence),
    unique (asset, trade)
);

-- Licences under an asset.
create table grant_entry (
    asset         uuid        not null references asset (id),
    trade         uuid        not null,
    right_granted text        not null,
    licensee      uuid        not null,
    registration  text        not null,
    effective_on  date        not null,
    recorded_at   timestamptz not null,
    primary key (asset, trade)
);

-- The indicative value that is shown beside an asset: of its newest version that has one.
create table asset_value (
    asset              uuid primary key,
    asset_version      bigint      not null,
    mode               text        not null,
    valuation          uuid        not null,
    p10                jsonb,
    p50                jsonb,
    p90                jsonb,
    no_estimate_reason text,
    completed_at       timestamptz not null
);
