-- The experts of a centre's panel. What they have declared is ended, never struck out.
create table expert (
    id                uuid primary key,
    row_version       bigint      not null default 0,
    mode              text        not null check (mode in ('live', 'test')),
    centre            text        not null,
    username          text        not null,
    name              text        not null, -- JSON
    participant       uuid,
    organisation      uuid,
    organisation_name text,                 -- JSON
    standing          text        not null check (standing in ('ACTIVE', 'SUSPENDED')),
    suspension_reason text,
    fields            text        not null, -- JSON
    licences          text        not null, -- JSON
    interests         text        not null, -- JSON
    entered_by        text        not null,
    entered_at        timestamptz not null,
    constraint expert_once unique (mode, centre, username)
);

-- To whom it matters what an asset is worth, as the events tell it: besides the owners, who stand in the register's newest state.
create table asset_party (
    asset       uuid        not null,
    participant uuid        not null,
    role        text        not null check (role in ('FORMER_OWNER', 'LICENSEE')),
    told_at     timestamptz not null,
    primary key (asset, participant, role)
);
create table lot_party (
    lot         uuid        not null,
    participant uuid        not null,
    role        text        not null check (role in ('SELLER', 'BIDDER')),
    told_at     timestamptz not null,
    primary key (lot, participant, role)
);
create index offered_lot_assets on offered_lot using gin (assets);
