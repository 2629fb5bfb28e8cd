-- How far each mode's bank statement has been read, and until when it is known to be complete.
create table bank_cursor (
    mode           text primary key check (mode in ('live', 'test')),
    position       bigint      not null default 0,
    complete_until timestamptz not null
);

-- Every entry that the bank has brought, once, with what became of it.
create table bank_line (
    id           uuid primary key,
    mode         text        not null check (mode in ('live', 'test')),
    position     bigint      not null,
    direction    text        not null check (direction in ('CREDIT', 'DEBIT')),
    currency     text        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    payer_holder text,
    payer_number text,
    remark       text,
    payout       uuid,
    booked_at    timestamptz not null,
    received_at  timestamptz not null default clock_timestamp(),
    state        text        not null check (state in ('MATCHED', 'RETURNED', 'UNEXPLAINED', 'STUCK')),
    reason       text,
    deposit      uuid,
    trade        uuid,
    centre       text,
    buyer_centre text
);
create index bank_line_centre on bank_line (centre, id);
create index bank_line_buyer_centre on bank_line (buyer_centre, id);
create index bank_line_open on bank_line (mode, position) where state in ('UNEXPLAINED', 'STUCK');

-- Money that the bank is ordered to pay.
create table payout (
    id            uuid primary key,
    mode          text        not null check (mode in ('live', 'test')),
    purpose       text        not null check (purpose in
        ('DEPOSIT_REFUND', 'RETURN', 'SELLER_PROCEEDS', 'SELLER_CENTRE_FEE', 'BUYER_CENTRE_FEE', 'PLATFORM_FEE')),
    cause         text        not null unique, -- the same cause is paid once
    account_kind  text        not null, -- the ledger's account that it is paid from
    account_owner text        not null,
    earmark_kind  text        not null,
    earmark_id    uuid        not null,
    to_holder     text        not null,
    to_number     text        not null,
    currency      text        not null,
    amount_minor  bigint      not null check (amount_minor > 0),
    remark        text        not null,
    state         text        not null check (state in ('WAITING', 'ORDERED', 'CONFIRMED')),
    deposit       uuid,
    trade         uuid,
    centre        text,
    buyer_centre  text,
    created_at    timestamptz not null default clock_timestamp(),
    ordered_at    timestamptz,
    confirmed_at  timestamptz
);
create index payout_waiting on payout (created_at, id) where state = 'WAITING';
create index payout_trade on payout (trade) where trade is not null;
create index payout_centre on payout (centre, id);
create index payout_buyer_centre on payout (buyer_centre, id);
