-- What events tell of lots, bidders and trades, as far as notices need it. Each may be told before what it belongs to.
create table notice_lot (
    lot       uuid primary key,
    mode      text not null,
    seller    uuid not null,
    title_zh  text,
    title_en  text,
    opens_at  timestamptz,
    closes_at timestamptz
);

-- Whose bid security is held for a lot; a row stays when it has ended, so that an earlier event told later does not bring it back.
create table notice_bidder (
    deposit     uuid primary key,
    lot         uuid    not null,
    participant uuid    not null,
    held        boolean not null
);
create index notice_bidder_of_lot on notice_bidder (lot) where held;

create table notice_trade (
    trade  uuid primary key,
    seller uuid not null,
    buyer  uuid not null
);

-- How a login wants to be told.
create table notice_person (
    subject        text primary key,
    participant    uuid        not null,
    mode           text        not null check (mode in ('live', 'test')),
    -- stands for it in links; says nothing of who it is
    link_key       uuid        not null unique,
    language       text        not null check (language in ('ZH', 'EN')),
    mail           text,
    mail_confirmed boolean     not null default false,
    wanted         text[]      not null,
    without_kinds  text[]      not null,
    version        bigint      not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null
);
create index notice_person_of_participant on notice_person (participant, mode);

create table notice (
    id          uuid primary key,
    mode        text        not null,
    participant uuid        not null,
    -- for one login alone; null for every login of the participant
    person      text,
    kind        text        not null,
    variant     text,
    lot         uuid,
    trade       uuid,
    centres     text[]      not null,
    facts       jsonb       not null,
    -- what it comes from: an event's id, or what was due
    cause       text        not null,
    happened_at timestamptz not null,
    made_at     timestamptz not null,
    -- a later one of the same lot says it anew
    superseded  boolean     not null default false,
    constraint notice_once unique (participant, cause, kind)
);
create index notice_inbox on notice (participant, mode, id desc) where not superseded;
create index notice_of_lot on notice (lot, kind, participant);
create index notice_of_centre on notice using gin (centres);
create index notice_made on notice (made_at);

create table notice_read (
    subject text not null,
    notice  uuid not null references notice on delete cascade,
    read_at timestamptz not null,
    primary key (subject, notice)
);
create index notice_read_of on notice_read (notice);

-- Up to where a login has read everything at once.
create table notice_reader (
    subject    text primary key,
    read_up_to uuid not null,
    read_at    timestamptz not null
);

-- One notice, one person, one channel: sent once, and what became of it.
create table notice_delivery (
    id          uuid primary key,
    notice      uuid        not null references notice on delete cascade,
    -- null where the participant has nobody to be told by this channel
    person      text,
    channel     text        not null,
    state       text        not null check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'SKIPPED', 'SUPERSEDED')),
    -- why it was not sent
    reason      text,
    address     text,
    language    text,
    -- as it was written when it was sent first, so that it reads the same when it is tried again
    title       text,
    body        text,
    attempts    integer     not null default 0,
    due_at      timestamptz not null,
    lease       uuid,
    lease_until timestamptz,
    created_at  timestamptz not null,
    ended_at    timestamptz,
    constraint notice_delivery_once unique nulls not distinct (notice, person, channel),
    constraint notice_delivery_leased_while_sending check ((state = 'SENDING') = (lease is not null))
);
create index notice_delivery_due on notice_delivery (due_at) where state = 'PENDING';
create index notice_delivery_leased on notice_delivery (lease_until) where state = 'SENDING';

create table notice_attempt (
    delivery   uuid        not null references notice_delivery on delete cascade,
    number     integer     not null,
    made_at    timestamptz not null,
    took_ms    integer     not null,
    outcome    text        not null,
    message_id text,
    answer     text        not null,
    primary key (delivery, number)
);

-- Notices that are made at a time; one for a lot and kind.
create table notice_due (
    kind    text        not null,
    lot     uuid        not null,
    mode    text        not null,
    centre  text        not null,
    due_at  timestamptz not null,
    -- when it is too late for it
    until   timestamptz not null,
    primary key (kind, lot)
);
create index notice_due_next on notice_due (due_at);
