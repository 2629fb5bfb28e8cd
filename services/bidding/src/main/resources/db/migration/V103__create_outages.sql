-- All replicas together: one of them beats each second.
create table heartbeat (
    id      integer primary key check (id = 1),
    beat_at timestamptz not null
);

-- Gaps in which no replica could take a bid.
create table outage (
    id    bigint generated always as identity primary key,
    since timestamptz not null,
    until timestamptz not null check (until > since)
);
