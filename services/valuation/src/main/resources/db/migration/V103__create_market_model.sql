-- A lot that ended, as the market model learns from it: made once, when all of it has been told and its sale has had time to be completed, and never changed.
-- One writer at a time, so that positions are committed in their order: the rows of a mode up to a position are a snapshot for good.
create table market_observation (
    position     bigint generated always as identity primary key,
    lot          uuid        not null unique,
    mode         text        not null check (mode in ('live', 'test')),
    ended_on     date        not null,
    sold         boolean     not null,
    amount_minor bigint      not null check (amount_minor > 0), -- CNY: the price, or the start price that nobody paid
    features     text        not null, -- JSON
    observed_at  timestamptz not null
);
create index market_observation_mode on market_observation (mode, position);

-- A model learned: with the observations up to its position, its version and settings anybody comes to it again. Rows are never changed.
create table market_model (
    id            uuid primary key,
    mode          text        not null check (mode in ('live', 'test')),
    version       text        not null,
    settings      text        not null, -- JSON
    last_position bigint      not null,
    most_lots     integer     not null, -- it learned from the newest so many up to the position
    snapshot_hash text        not null,
    lots          integer     not null,
    deals         integer     not null,
    quality       text, -- JSON; null where too little could be held back
    learned_at    timestamptz not null,
    constraint market_model_once unique (mode, version, last_position)
);
