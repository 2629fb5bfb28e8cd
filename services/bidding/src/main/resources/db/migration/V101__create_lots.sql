-- Every table is keyed by lot first, so that the schema can be distributed by it.

-- A lot as its own sequence has made it. What never changes of it stands in leaf 0 of its log.
create table lot (
    id               uuid primary key,
    mode             text        not null,
    centre           text        not null,
    relists          uuid,
    currency         text        not null,
    phase            text        not null check (phase in ('SCHEDULED', 'OPEN', 'SUSPENDED', 'CLOSED', 'CANCELLED')),
    next_sequence    bigint      not null,
    last_time        timestamptz not null,
    ends_at          timestamptz not null,
    due_at           timestamptz,
    leading_bidder   text,
    leading_amount   bigint check (leading_amount >= 0),
    leading_sequence bigint,
    bids             bigint      not null,
    bidders          integer     not null,
    extensions       integer     not null,
    suspended_since  timestamptz,
    result           text check (result in ('SOLD', 'UNSOLD')),
    unsold_reason    text,
    admitted         integer     not null default 0,
    applied_outage   bigint      not null default 0,
    frontier         bytea       not null,
    check ((leading_bidder is null) = (bids = 0))
) with (fillfactor = 60);
create index lot_due on lot (due_at) where due_at is not null;
create index lot_open on lot (applied_outage) where phase = 'OPEN';
create index lot_mode on lot (mode, id);
create index lot_mode_phase on lot (mode, phase, id);
create index lot_mode_centre on lot (mode, centre, id);
create index lot_relists on lot (relists) where relists is not null;

-- Who gave a deposit for a lot, and whether it may bid. The salt opens its commitment; without it the log tells nothing of whom.
create table bidder (
    lot          uuid        not null references lot,
    participant  uuid        not null,
    deposit      uuid        not null,
    buyer_centre text        not null,
    state        text        not null check (state in ('WAITING', 'ADMITTED', 'BARRED', 'LEFT', 'REFUSED')),
    reason       text,
    number       integer,
    salt         bytea       not null,
    commitment   text        not null,
    bids         bigint      not null default 0,
    changed_at   timestamptz not null,
    primary key (lot, participant),
    unique (commitment)
);
create index bidder_participant on bidder (participant, lot);

-- The log: append-only, canonical text and hash of every leaf. Written under the lock of the lot's row, which is why neither it
-- nor heads and bids check for every row again that the lot exists.
create table log_leaf (
    lot      uuid   not null,
    sequence bigint not null,
    leaf     text   not null,
    hash     bytea  not null check (length(hash) = 32),
    primary key (lot, sequence)
);

-- The signed root after each commit that wrote judged bids.
create table tree_head (
    lot       uuid        not null,
    size      bigint      not null,
    root      bytea       not null check (length(root) = 32),
    at        timestamptz not null,
    key_id    text        not null,
    signature text        not null,
    primary key (lot, size)
);

-- Judged bids as their bidders sent them; lot, client and key make a repeated one the same one.
create table bid (
    lot         uuid        not null,
    sequence    bigint      not null,
    id          uuid        not null,
    participant uuid        not null,
    client      text        not null,
    key         text        not null,
    amount      bigint      not null check (amount >= 0),
    accepted    boolean     not null,
    rejection   text,
    lowest      bigint,
    ends_at     timestamptz not null,
    at          timestamptz not null,
    leaf_hash   bytea       not null,
    size        bigint      not null,
    inclusion   bytea       not null,
    primary key (lot, sequence),
    unique (client, key, lot)
);
create index bid_participant on bid (participant, lot, sequence);
create index bid_accepted on bid (lot, sequence) where accepted;

create table certificate (
    lot       uuid primary key references lot,
    statement text not null,
    key_id    text not null,
    signature text not null
);

create table award (
    id          uuid primary key,
    lot         uuid        not null unique references lot,
    participant uuid      not null,
    deposit     uuid        not null,
    amount      bigint      not null,
    awarded_at  timestamptz not null
);

-- Who defaulted on a lot may bid neither on it nor on what relists it (Auction Law 39).
create table ban (
    lot         uuid        not null,
    participant uuid      not null,
    trade       uuid        not null,
    banned_at   timestamptz not null,
    primary key (lot, participant)
);

-- Logs are append-only, for whoever comes with SQL too.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the log of a lot is append-only';
end $$;
create trigger log_leaf_append_only before update or delete on log_leaf
    for each statement execute function refuse_change();
create trigger tree_head_append_only before update or delete on tree_head
    for each statement execute function refuse_change();
create trigger certificate_append_only before update or delete on certificate
    for each statement execute function refuse_change();
