-- In which currency the buyer of a cross-border trade pays, where that is not the trade's.
create table trade_currency (
    trade     uuid primary key references trade (id),
    currency  text        not null check (currency in ('CNY', 'HKD', 'MOP', 'USD', 'EUR')),
    agreed_by text        not null,
    agreed_at timestamptz not null
);

-- What the bank's advices say of conversions: one enters, another checks, then the ledger moves.
create table conversion (
    id                 uuid primary key,
    version            bigint      not null,
    mode               text        not null check (mode in ('live', 'test')),
    trade              uuid        not null references trade (id),
    centre             text        not null,
    state              text        not null check (state in ('ENTERED', 'CHECKED', 'REFUSED')),
    sold_currency      text        not null,
    sold_minor         bigint      not null check (sold_minor > 0),
    bought_currency    text        not null check (bought_currency <> sold_currency),
    bought_minor       bigint      not null check (bought_minor > 0),
    rate               numeric(30, 10) not null check (rate > 0),
    advice_number      text        not null,
    dealt_on           date        not null,
    value_on           date        not null,
    entered_by         text        not null,
    entered_by_subject text        not null,
    entered_at         timestamptz not null,
    checked_by         text,
    checked_at         timestamptz,
    reason             text,
    sold_line          uuid, -- of the bank's statement, when it has shown the leg
    bought_line        uuid,
    constraint conversion_two check (state = 'ENTERED' or checked_by is not null)
);
create unique index conversion_advice on conversion (mode, advice_number) where state <> 'REFUSED';
create index conversion_centre on conversion (centre, id);
create index conversion_trade on conversion (trade);
create index conversion_legs on conversion (mode, sold_currency, sold_minor) where state = 'CHECKED';
