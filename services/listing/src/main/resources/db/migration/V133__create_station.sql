-- The three-tier data network, a tree of its own. id is mode and code; path holds the ids from the root to the station itself.
create table station (
    id                   text primary key,
    mode                 text        not null check (mode in ('live', 'test')),
    code                 text        not null,
    version              bigint      not null check (version > 0),
    tier                 text        not null check (tier in ('MAIN', 'SUBSTATION', 'OUTLET')),
    parent               text references station (id),
    path                 text[]      not null,
    host                 text        not null,
    name                 jsonb       not null,
    region               text        not null,
    operator_centre      text,
    operator_participant uuid references participant (id),
    shows                text        not null check (shows in ('ALL', 'NONE', 'LISTED')),
    kinds                jsonb       not null default '[]',
    changed_at           timestamptz not null,
    check ((tier = 'MAIN') = (parent is null)),
    check (path[cardinality(path)] = id),
    foreign key (mode, operator_centre) references centre (mode, code)
);
create unique index station_one_main on station (mode) where tier = 'MAIN';
create index station_parent on station (parent, id);
create index station_path on station using gin (path);

-- The assets that a station lets through by name, where its policy is LISTED.
create table station_listed (
    station text not null references station (id) on delete cascade,
    asset   uuid not null references asset (id),
    primary key (station, asset)
);

-- At which outlet an asset is registered: one at most.
create table asset_station (
    asset         uuid primary key references asset (id),
    mode          text        not null,
    station       text        not null references station (id),
    registered_by text        not null,
    registered_at timestamptz not null
);
create index asset_station_newest on asset_station (mode, asset desc);
create index asset_station_station on asset_station (station, asset desc);
