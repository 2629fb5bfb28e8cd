-- The feed: events in an order that never hides a late commit. The head is one row; who records an event locks it until its commit, so
-- positions have no gaps and become visible in their order.
create table feed_head (
    only_one    boolean primary key default true check (only_one),
    position    bigint      not null default 0,
    recorded_at timestamptz not null default clock_timestamp()
);
insert into feed_head default values;

-- How far the oldest events have been purged; 0 while none has.
create table feed_purge (
    only_one  boolean primary key default true check (only_one),
    position  bigint  not null default 0
);
insert into feed_purge default values;

create table feed_event (
    position    bigint primary key,
    event_id    uuid        not null,
    type        text        not null,
    source      text        not null,
    subject     text        not null,
    aggregate   text        not null,
    version     bigint,
    mode        text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    -- what everybody may read, and the centres and assets that it names; absent where nobody but the centres concerned may
    public_data    text,
    public_centres text[] not null default '{}',
    -- what the centres concerned may read, where that is more; and which those are
    centre_data text,
    centres     text[] not null default '{}',
    assets      uuid[] not null default '{}',
    constraint feed_event_has_a_reader check (public_data is not null or centre_data is not null)
);

-- Which assets a lot sells, told by its announcement or by the deal: events of the lot and of its trade name the lot alone.
create table feed_lot (
    lot    uuid primary key,
    assets uuid[] not null
);
