-- A file of rights to be entered in the register. position: records whose effect is committed; counts are of those.
create table asset_import (
    id                uuid primary key,
    mode              text        not null check (mode in ('live', 'test')),
    owner             uuid        not null references participant (id),
    registered_centre text        not null,
    keeping           text        not null check (keeping in ('ALL_OR_NOTHING', 'KEEP_GOOD')),
    format            text,
    demonstration     boolean     not null,
    entered_by        text        not null,
    state             text        not null check (state in
                      ('RECEIVING', 'RECEIVED', 'RUNNING', 'DONE', 'REFUSED', 'CANCELLED', 'FAILED')),
    bytes             bigint      not null default 0,
    sha256            text,
    bytes_read        bigint      not null default 0,
    position          integer     not null default 0,
    created           integer     not null default 0,
    updated           integer     not null default 0,
    same              integer     not null default 0,
    refused           integer     not null default 0,
    problem           text,
    attempts          integer     not null default 0,
    cancelled         boolean     not null default false,
    worker            uuid,
    lease_until       timestamptz not null,
    received_at       timestamptz not null,
    started_at        timestamptz,
    ended_at          timestamptz,
    foreign key (mode, registered_centre) references centre (mode, code)
);
create index asset_import_newest on asset_import (mode, id desc);
create index asset_import_unfinished on asset_import (received_at) where state in ('RECEIVING', 'RECEIVED', 'RUNNING');

-- The file in pieces, until the import has ended.
create table asset_import_chunk (
    import  uuid    not null references asset_import (id),
    number  integer not null check (number >= 0),
    content bytea   not null,
    primary key (import, number)
);
alter table asset_import_chunk alter column content set storage external;

-- What came of each record of the file.
create table asset_import_record (
    import  uuid    not null references asset_import (id),
    record  integer not null check (record > 0),
    number  text    not null,
    outcome text    not null check (outcome in ('CREATED', 'UPDATED', 'SAME', 'REFUSED', 'NOT_KEPT')),
    reason  text,
    asset   uuid,
    primary key (import, record)
);
create index asset_import_record_outcome on asset_import_record (import, outcome, record);
