-- A webhook: who wants which events where, how far it has taken them from the feed, and how its endpoint does.
create table webhook (
    id            uuid primary key,
    version       bigint      not null,
    centre        text        not null,
    mode          text        not null,
    url           text        not null,
    description   text        not null,
    types         text[]      not null,
    centres       text[]      not null,
    assets        uuid[]      not null,
    state         text        not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    cause         text        check (cause in ('OWNER', 'DOWN', 'GONE')),
    state_since   timestamptz not null,
    -- the last event of the feed that was looked at
    position      bigint      not null,
    -- events that the feed had purged before they were looked at
    missed        bigint      not null default 0,
    failures      integer     not null default 0,
    failing_since timestamptz,
    not_before    timestamptz,
    -- turns: who was filled, or served, longest ago comes first
    filled_at     timestamptz not null default clock_timestamp(),
    served_at     timestamptz not null default clock_timestamp(),
    created_at    timestamptz not null,
    created_by    text        not null,
    constraint webhook_cause_where_not_active check ((state = 'ACTIVE') = (cause is null))
);
create index webhook_of_centre on webhook (centre, mode, id);
create index webhook_to_fill on webhook (filled_at) where state = 'ACTIVE';

-- Keys that sign; encrypted (sealed). Several while one is being rotated.
create table webhook_key (
    id         uuid primary key,
    webhook    uuid        not null references webhook on delete cascade,
    scheme     text        not null check (scheme in ('HMAC_SHA256', 'ED25519')),
    sealed     bytea       not null,
    public_key text,
    created_at timestamptz not null,
    expires_at timestamptz
);
create index webhook_key_of on webhook_key (webhook);

-- The delivery of one event to one webhook. The event itself stays in the feed; only a test message has its own body.
create table webhook_delivery (
    id          uuid primary key,
    webhook     uuid        not null references webhook on delete cascade,
    -- of the event in the feed; 0 for a test message
    position    bigint      not null,
    event_id    uuid        not null,
    type        text        not null,
    -- what the event speaks of; such events keep their order
    resource    text        not null,
    state       text        not null check (state in ('PENDING', 'SENDING', 'DELIVERED', 'DEAD')),
    -- all attempts, and those that failed since the delivery was made or replayed
    attempts    integer     not null default 0,
    failed      integer     not null default 0,
    due_at      timestamptz not null,
    lease       uuid,
    lease_until timestamptz,
    body        text,
    created_at  timestamptz not null,
    ended_at    timestamptz,
    constraint webhook_delivery_once unique (webhook, event_id),
    constraint webhook_delivery_leased_while_sending check ((state = 'SENDING') = (lease is not null))
);
-- few rows however many were delivered: only what is open
create index webhook_delivery_due on webhook_delivery (webhook, due_at) where state = 'PENDING';
create index webhook_delivery_next on webhook_delivery (webhook, position, id) where state = 'PENDING';
create index webhook_delivery_order on webhook_delivery (webhook, resource, position) where state in ('PENDING', 'SENDING');
create index webhook_delivery_leased on webhook_delivery (lease_until) where state = 'SENDING';
create index webhook_delivery_sending on webhook_delivery (webhook) where state = 'SENDING';
create index webhook_delivery_list on webhook_delivery (webhook, id);
create index webhook_delivery_ended on webhook_delivery (webhook, state, ended_at) where state in ('DELIVERED', 'DEAD');

create table webhook_attempt (
    delivery uuid        not null references webhook_delivery on delete cascade,
    number   integer     not null,
    made_at  timestamptz not null,
    took_ms  integer     not null,
    outcome  text        not null,
    status   integer,
    answer   text        not null,
    primary key (delivery, number)
);
