-- What a deposit went through, in the order in which it happened, with what was refused on the way.
create table deposit_step (
    id       uuid        primary key,
    deposit  uuid        not null references deposit (id),
    sequence integer     not null,
    state    text        not null,
    at       timestamptz not null,
    why      text        not null,
    unique (deposit, sequence)
);
alter table deposit add column steps integer not null default 0;

-- Several deposits of one participant at one centre, paid by one payment with one reference. Each part lies on its own lot.
create table deposit_list (
    id             uuid        primary key,
    mode           text        not null check (mode in ('live', 'test')),
    participant    uuid        not null,
    centre         text        not null,
    buyer_centre   text        not null,
    currency       text        not null,
    amount_minor   bigint      not null check (amount_minor > 0),
    bank_reference text        not null unique,
    announced_by   text        not null,
    announced_at   timestamptz not null
);
alter table deposit add column list uuid references deposit_list (id);
create index deposit_of_list on deposit (list) where list is not null;

-- A deposit that is not refunded, from the default until it was distributed.
create table forfeiture (
    deposit            uuid        primary key references deposit (id),
    mode               text        not null check (mode in ('live', 'test')),
    lot                uuid        not null references lot_terms (lot),
    trade              uuid        not null references trade (id),
    centre             text        not null,
    currency           text        not null,
    amount_minor       bigint      not null check (amount_minor > 0),
    state              text        not null check (state in ('WAITING', 'DISTRIBUTED')),
    forfeited_at       timestamptz not null,
    costs_minor        bigint      check (costs_minor >= 0),
    ground             text,
    given_up           boolean     not null default false,
    entered_by         text,
    entered_by_subject text,
    checked_by         text,
    resale             uuid        references trade (id),
    outcome            text,
    to_costs           bigint      not null default 0 check (to_costs >= 0),
    to_seller          bigint      not null default 0 check (to_seller >= 0),
    to_fees            bigint      not null default 0 check (to_fees >= 0),
    rest_to_seller     bigint      not null default 0 check (rest_to_seller >= 0),
    uncovered          bigint      not null default 0 check (uncovered >= 0),
    distributed_at     timestamptz,
    constraint forfeiture_adds_up check (case state
        when 'DISTRIBUTED' then to_costs + to_seller + to_fees + rest_to_seller = amount_minor
        else to_costs + to_seller + to_fees + rest_to_seller = 0 end)
);
create index forfeiture_waiting on forfeiture (forfeited_at, deposit) where state = 'WAITING';
create index forfeiture_centre on forfeiture (centre, deposit);
create index lot_terms_relists on lot_terms (relists) where relists is not null;

insert into forfeiture (deposit, mode, lot, trade, centre, currency, amount_minor, state, forfeited_at)
select id, mode, lot, trade, centre, currency, forfeited_minor, 'WAITING', ended_at
  from deposit where state = 'FORFEITED' and forfeited_minor > 0;

-- what payouts are for grows with what is paid out; the service alone writes them, from one enum
alter table payout drop constraint if exists payout_purpose_check;
