-- What was announced for a lot, as settlement needs it; what bidding then said about it.
create table lot_terms (
    lot           uuid primary key,
    mode          text        not null check (mode in ('live', 'test')),
    centre        text        not null,
    seller        uuid        not null,
    currency      text        not null,
    deposit_minor bigint      not null check (deposit_minor >= 0),
    relists       uuid,
    terms         text        not null, -- the whole announcement, JSON
    state         text        not null check (state in ('ANNOUNCED', 'CLOSED', 'CANCELLED')),
    announced_at  timestamptz not null,
    ended_at      timestamptz
);

create table deposit (
    id              uuid primary key,
    row_version     integer     not null default 0,
    mode            text        not null check (mode in ('live', 'test')),
    lot             uuid        not null references lot_terms (lot),
    participant     uuid        not null,
    centre          text        not null,
    buyer_centre    text        not null,
    currency        text        not null,
    amount_minor    bigint      not null check (amount_minor >= 0),
    state           text        not null check (state in
        ('ANNOUNCED', 'HELD', 'RELEASE_REQUESTED', 'RELEASED', 'APPLIED', 'FORFEITED', 'EXPIRED')),
    bank_reference  text        not null unique,
    trade           uuid,       -- the trade of its winner, from the award on
    payer_holder    text,
    payer_number    text,
    held_minor      bigint      not null default 0,
    released_minor  bigint      not null default 0,
    applied_minor   bigint      not null default 0,
    forfeited_minor bigint      not null default 0,
    reason          text,
    announced_by    text        not null,
    announced_at    timestamptz not null,
    held_at         timestamptz,
    ended_at        timestamptz,
    -- held = released + applied + forfeited, once it has ended
    constraint deposit_adds_up check (case
        when state in ('ANNOUNCED', 'EXPIRED') then held_minor + released_minor + applied_minor + forfeited_minor = 0
        when state in ('HELD', 'RELEASE_REQUESTED')
            then held_minor = amount_minor and released_minor + applied_minor + forfeited_minor = 0
        else held_minor = released_minor + applied_minor + forfeited_minor end)
);
create index deposit_lot on deposit (lot, id);
create index deposit_participant on deposit (participant, id);
create index deposit_centre on deposit (centre, id);
create index deposit_buyer_centre on deposit (buyer_centre, id);
create unique index deposit_one_at_a_time on deposit (lot, participant)
    where state in ('ANNOUNCED', 'HELD', 'RELEASE_REQUESTED', 'APPLIED', 'FORFEITED');
