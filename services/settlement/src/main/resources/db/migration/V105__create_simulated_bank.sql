-- The simulated bank's own book of the settlement account. Used only where the simulator is switched on.
create table simulated_bank_entry (
    position     bigint generated always as identity primary key,
    id           uuid        not null unique,
    direction    text        not null check (direction in ('CREDIT', 'DEBIT')),
    holder       text        not null,
    number       text        not null,
    currency     text        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    remark       text        not null,
    payout       uuid unique, -- an order is executed once
    booked_at    timestamptz not null
);
