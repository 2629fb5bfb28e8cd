-- A trade has one clock at a time, instalments, and what is remembered while it stands still.
alter table trade
    add column terms             text        not null default '{}', -- how it goes on, JSON
    add column contract_own      boolean     not null default false, -- a contract of its own is due
    add column pledged           boolean     not null default false, -- sold with a pledge on it
    add column export            text        not null default 'NOT_NEEDED'
        check (export in ('NOT_NEEDED', 'AWAITED', 'CLEARED', 'REFUSED')),
    add column export_decision   text,
    add column clock             text,
    add column clock_since       timestamptz,
    add column clock_due         timestamptz,
    add column clock_provisional boolean,
    add column clock_source      text,
    add column clock_remind_at   timestamptz,
    add column clock_reminded    boolean,
    add column clock_overdue     boolean,
    add column freeze_ground     text,
    add column freeze_reason     text,
    add column frozen_from       text,
    add column frozen_at         timestamptz,
    add column frozen_by         text,
    add column kept_clock        text,
    add column kept_since        timestamptz,
    add column kept_due          timestamptz,
    add column kept_provisional  boolean,
    add column kept_source       text,
    add column unwound_basis     text,
    add column unwound_reason    text,
    add column annuity_asked_by  text,
    add column annuity_asked_at  timestamptz,
    add column handed_on         boolean     not null default false,
    add constraint trade_frozen check ((state in ('FROZEN', 'CURING')) <= (frozen_from is not null));
alter table trade alter column terms drop default;

update trade set clock = case state when 'OPENED' then 'TO_CONFIRM' when 'SIGNED' then 'TO_PAY'
                                    when 'FUNDED' then 'TO_FILE' else 'TO_PAY_OUT' end,
                 clock_since = opened_at,
                 clock_due = case state when 'OPENED' then confirmation_due when 'SIGNED' then payment_due
                                        else now() + interval '30 days' end,
                 clock_provisional = false, clock_source = 'as it was opened', clock_remind_at = now(),
                 clock_reminded = true, clock_overdue = false,
                 handed_on = state = 'RECORDED'
 where state in ('OPENED', 'SIGNED', 'FUNDED', 'RECORDED');

drop index trade_unsigned;
drop index trade_unpaid;
create index trade_clock_due on trade (clock_due) where clock is not null;
create index trade_remind_at on trade (clock_remind_at) where clock is not null and not clock_reminded;
create index trade_assets on trade using gin (assets);
create index trade_lot_buyer on trade (lot, buyer);

create table trade_instalment (
    trade         uuid   not null references trade (id),
    number        integer not null, -- from 0
    reference     text   not null unique,
    amount_minor  bigint not null check (amount_minor >= 0), -- due at the bank and outside together
    outside_minor bigint not null default 0 check (outside_minor between 0 and amount_minor),
    within_days   integer,
    within_millis bigint,
    due           timestamptz,
    paid_at       timestamptz,
    payer_holder  text,
    payer_number  text,
    primary key (trade, number)
);
insert into trade_instalment (trade, number, reference, amount_minor, within_millis, due, paid_at)
select id, 0, payment_reference, amount_due_minor, payment_millis, payment_due,
       case when state in ('FUNDED', 'RECORDED', 'COMPLETED') then opened_at end
  from trade;

alter table trade drop column payment_millis;

create table trade_contract_signature (
    trade         uuid        not null references trade (id),
    side          text        not null check (side in ('SELLER', 'BUYER')),
    signed_by     text        not null,
    subject       text        not null,
    document_hash text        not null,
    at            timestamptz not null,
    primary key (trade, side)
);

-- What one person enters and another checks.
create table trade_entry (
    id                 uuid primary key,
    trade              uuid        not null references trade (id),
    kind               text        not null check (kind in
        ('EXPORT_DECISION', 'FINAL_DECISION', 'OUTSIDE_PAYMENT', 'PLEDGEE')),
    document           text        not null,
    outcome            text check (outcome in ('CLEARED', 'REFUSED')),
    currency           text,
    amount_minor       bigint check (amount_minor > 0),
    paid_minor         bigint      not null default 0 check (paid_minor >= 0),
    instalment         integer,
    holder             text,
    account_number     text,
    entered_by         text        not null,
    entered_by_subject text        not null,
    entered_at         timestamptz not null,
    checked_by         text,
    checked_at         timestamptz,
    constraint trade_entry_has_its_parts check (case kind
        when 'EXPORT_DECISION' then outcome is not null
        when 'FINAL_DECISION' then true
        when 'OUTSIDE_PAYMENT' then amount_minor is not null and instalment is not null
        else amount_minor is not null and holder is not null and account_number is not null end),
    constraint trade_entry_pays_what_is_due check (paid_minor <= coalesce(amount_minor, 0))
);
create index trade_entry_trade on trade_entry (trade, id);

-- What a side says: that the sale be undone, or who may pay a falling annuity.
create table trade_word (
    trade    uuid        not null references trade (id),
    question text        not null check (question in ('UNWIND', 'ANNUITY')),
    side     text        not null check (side in ('SELLER', 'BUYER')),
    answer   text        not null,
    said_by  text        not null,
    at       timestamptz not null,
    primary key (trade, question, side)
);

-- Buyers who may have an offer abroad, as listing has told.
create table export_clearance (
    lot        uuid        not null,
    buyer      uuid        not null,
    decision   text        not null,
    cleared_at timestamptz not null,
    primary key (lot, buyer)
);

alter table payout add column frozen boolean not null default false; -- its trade stands still
-- the purposes are the code's; the book keeps that there is one
alter table payout drop constraint if exists payout_purpose_check;
alter table payout add constraint payout_purpose_check check (purpose ~ '^[A-Z_]+$');
