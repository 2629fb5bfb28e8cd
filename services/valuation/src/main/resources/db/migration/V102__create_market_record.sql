-- What the market itself shows, kept for a model that learns from it. Each table is filled by one event, in any order; a lot carries its offer's id.
create table offered_lot (
    lot         uuid primary key,
    mode        text        not null,
    centre      text        not null,
    assets      uuid[]      not null,
    versions    bigint[]    not null, -- of the assets, when offered
    right_sold  text        not null,
    method      text        not null,
    currency    text        not null,
    start_minor bigint      not null,
    relists     uuid,
    announced_at timestamptz not null
);

create table closed_lot (
    lot         uuid primary key,
    mode        text        not null,
    centre      text        not null,
    result      text        not null check (result in ('SOLD', 'UNSOLD')),
    currency    text,
    price_minor bigint,
    bidders     integer     not null,
    bids        bigint      not null,
    closed_at   timestamptz not null
);

create table closed_deal (
    trade        uuid primary key,
    lot          uuid        not null,
    mode         text        not null,
    centre       text        not null,
    buyer_centre text        not null,
    assets       uuid[]      not null,
    right_sold   text        not null,
    currency     text        not null,
    price_minor  bigint      not null,
    completed_at timestamptz not null
);
create index closed_deal_lot on closed_deal (lot);

create table title_change (
    trade        uuid        not null,
    asset        uuid        not null,
    mode         text        not null,
    effective_on date        not null,
    changed_at   timestamptz not null,
    primary key (trade, asset)
);
