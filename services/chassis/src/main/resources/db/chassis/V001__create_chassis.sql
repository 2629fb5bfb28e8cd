-- What a service told. Rows stay after they are sent, so that they can be replayed into a new reader's queue.
create table outbox_event (
    position     bigint generated always as identity primary key,
    event_id     uuid        not null unique,
    type         text        not null,
    aggregate    text        not null,
    subject      text        not null,
    version      bigint,
    mode         text        not null,
    visibility   text        not null,
    parties      uuid[]      not null default '{}',
    centres      text[]      not null default '{}',
    correlation  text,
    occurred_at  timestamptz not null,
    payload      text        not null,
    published_at timestamptz,
    returned     boolean     not null default false
);
create index outbox_event_unpublished on outbox_event (position) where published_at is null;
create index outbox_event_subject on outbox_event (aggregate, subject, position);

-- What a service has acted on: the row is written in the transaction of the effect.
create table inbox_event (
    event_id    uuid primary key,
    type        text        not null,
    received_at timestamptz not null default clock_timestamp()
);

-- Facts whose prerequisite has not arrived yet.
create table parked_event (
    event_id  uuid primary key,
    type      text        not null,
    waits_for text        not null,
    header    jsonb       not null,
    payload   text        not null,
    attempts  integer     not null default 1,
    parked_at timestamptz not null default clock_timestamp()
);
create index parked_event_waits_for on parked_event (waits_for, parked_at);
create index parked_event_parked_at on parked_event (parked_at);

-- The newest state event of each subject, whole: the read models of other services' aggregates.
create table known_state (
    type     text        not null,
    subject  text        not null,
    mode     text        not null,
    version  bigint      not null,
    hash     text        not null,
    body     jsonb       not null,
    known_at timestamptz not null default clock_timestamp(),
    primary key (type, subject)
);
create index known_state_mode on known_state (type, mode, subject);

-- Answers to requests that may be repeated.
create table idempotency_key (
    client       text        not null,
    key          text        not null,
    request_hash text        not null,
    status       integer,
    body         text,
    created_at   timestamptz not null default clock_timestamp(),
    primary key (client, key)
);
create index idempotency_key_created on idempotency_key (created_at);

-- Who did what, on whose behalf, with what effect.
create table audit_entry (
    position     bigint generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    actor        text        not null,
    username     text,
    participant  uuid,
    centre       text,
    on_behalf_of uuid,
    mode         text,
    action       text        not null,
    aggregate    text        not null,
    subject      text        not null,
    before       jsonb,
    after        jsonb,
    correlation  text
);
create index audit_entry_subject on audit_entry (aggregate, subject, position);
