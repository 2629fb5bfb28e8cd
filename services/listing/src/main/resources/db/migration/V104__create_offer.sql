-- Offers, from the draft to the result of the trade.
create table offer (
    id                 uuid primary key,
    mode               text        not null check (mode in ('live', 'test')),
    version            bigint      not null check (version > 0),
    state              text        not null,
    centre             text        not null,
    seller             uuid        not null references participant (id),
    right_offered      text        not null,
    method             text        not null,
    title              jsonb       not null,
    search_text        text        not null,
    currency           text        not null,
    start_price_minor  bigint      not null check (start_price_minor > 0),
    increment_minor    bigint      not null check (increment_minor > 0),
    deposit_minor      bigint      not null check (deposit_minor >= 0),
    relists            uuid references offer (id),
    demonstration      boolean     not null,
    first_reviewer     text,
    notice_number      text,
    announced_at       timestamptz,
    opens_at           timestamptz,
    closes_at          timestamptz,
    rules              jsonb,
    fees               jsonb,
    withdrawal_reason  text,
    withdrawal_refusal text,
    opened_at          timestamptz,
    result             text check (result in ('SOLD', 'UNSOLD')),
    result_price_minor bigint,
    closed_at          timestamptz,
    award              uuid,
    winner             uuid,
    trade              uuid,
    ended_at           timestamptz,
    drafted_at         timestamptz not null,
    foreign key (mode, centre) references centre (mode, code),
    unique (mode, notice_number)
);
create index offer_newest on offer (mode, id desc);
create index offer_seller on offer (seller, id desc);
create index offer_centre on offer (mode, centre, id desc);
-- a chain of relistings does not branch
create unique index offer_relisted_once on offer (relists) where announced_at is not null;

create table offer_asset (
    offer         uuid    not null references offer (id),
    position      integer not null,
    asset         uuid    not null references asset (id),
    asset_version bigint,
    primary key (offer, position),
    unique (offer, asset)
);
create index offer_asset_asset on offer_asset (asset);

create table offer_review (
    offer    uuid        not null references offer (id),
    position integer     not null,
    reviewer text        not null,
    verdict  text        not null,
    reasons  text,
    given_at timestamptz not null,
    primary key (offer, position)
);

-- An announced offer holds its assets, at whatever centre. Only ordinary licences go side by side.
create table asset_claim (
    asset         uuid not null references asset (id),
    offer         uuid not null references offer (id),
    centre        text not null,
    right_offered text not null,
    primary key (asset, offer)
);
create unique index asset_claim_one_exclusive on asset_claim (asset) where right_offered <> 'ORDINARY_LICENCE';
create index asset_claim_offer on asset_claim (offer);

-- Announcements are numbered by centre and year, without gaps.
create table notice_serial (
    mode   text    not null,
    centre text    not null,
    year   integer not null,
    last   bigint  not null,
    primary key (mode, centre, year)
);
