-- Double entry that only grows. What the rules promise is kept by the database itself:
--   * the postings of a transfer add up to zero for each currency, checked when the transaction commits;
--   * a balance is the sum of the account's postings, never negative (the bank's counter-side: never positive);
--   * nothing that was written is changed or removed.
create table ledger_account (
    id           uuid primary key,
    mode         text        not null check (mode in ('live', 'test')),
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    kind         text        not null,
    owner        text        not null,
    earmark_kind text        not null check (earmark_kind in ('NONE', 'LOT', 'TRADE', 'RECEIPT')),
    earmark_id   uuid        not null,
    balance      bigint      not null default 0, -- minor units
    opened_at    timestamptz not null default clock_timestamp(),
    constraint ledger_account_identity unique (owner, earmark_id, kind, currency, mode, earmark_kind),
    constraint ledger_account_side check (case kind when 'BANK' then balance <= 0 else balance >= 0 end),
    constraint ledger_account_purpose check ((kind = 'BANK') = (earmark_kind = 'NONE'))
);

create table ledger_transfer (
    id       uuid primary key,
    position bigint      generated always as identity,
    mode     text        not null check (mode in ('live', 'test')),
    cause    text        not null unique, -- the same cause moves money once
    what     text        not null,
    why      text        not null,
    rule     text        not null,
    lot      uuid,
    trade    uuid,
    postings smallint    not null check (postings >= 2),
    at       timestamptz not null default clock_timestamp()
);
create index ledger_transfer_lot on ledger_transfer (lot) where lot is not null;
create index ledger_transfer_trade on ledger_transfer (trade) where trade is not null;

create table ledger_posting (
    account  uuid   not null references ledger_account (id),
    transfer uuid   not null references ledger_transfer (id),
    amount   bigint not null check (amount <> 0), -- minor units; positive: the owner is owed more
    primary key (account, transfer)
);
create index ledger_posting_transfer on ledger_posting (transfer);

create function ledger_move_balances() returns trigger language plpgsql as $$
begin
    -- in the order of ids, whatever the order of the postings: two transfers never wait for each other in a ring
    perform 1 from ledger_account where id in (select account from posted) order by id for no key update;
    update ledger_account a
       set balance = a.balance + p.amount
      from (select account, sum(amount)::bigint as amount from posted group by account) p
     where a.id = p.account;
    return null;
end $$;
create trigger ledger_posting_moves_balances after insert on ledger_posting
    referencing new table as posted for each statement execute function ledger_move_balances();

create function ledger_check_transfer() returns trigger language plpgsql as $$
declare
    checked uuid;
    fault   text;
begin
    if tg_table_name = 'ledger_transfer' then checked := new.id; else checked := new.transfer; end if;
    select case
               when count(p.account) <> t.postings then
                   format('it says %s postings and has %s', t.postings, count(p.account))
               when bool_or(a.mode <> t.mode) then 'an account is of another mode'
           end
      into fault
      from ledger_transfer t
           left join ledger_posting p on p.transfer = t.id
           left join ledger_account a on a.id = p.account
     where t.id = checked
     group by t.id;
    if fault is null then
        select format('its postings in %s add up to %s', a.currency, sum(p.amount))
          into fault
          from ledger_posting p join ledger_account a on a.id = p.account
         where p.transfer = checked
         group by a.currency
        having sum(p.amount) <> 0
         limit 1;
    end if;
    if fault is not null then
        raise exception 'ledger transfer % does not balance: %', checked, fault using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger ledger_transfer_balances after insert on ledger_transfer
    deferrable initially deferred for each row execute function ledger_check_transfer();
create constraint trigger ledger_posting_balances after insert on ledger_posting
    deferrable initially deferred for each row execute function ledger_check_transfer();

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger only grows: % of % is not allowed', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
create trigger ledger_transfer_only_grows before update or delete or truncate on ledger_transfer
    for each statement execute function ledger_refuse_change();
create trigger ledger_posting_only_grows before update or delete or truncate on ledger_posting
    for each statement execute function ledger_refuse_change();
create trigger ledger_account_stays before delete or truncate on ledger_account
    for each statement execute function ledger_refuse_change();

create function ledger_guard_account() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.balance <> 0 then
            raise exception 'an account begins with nothing' using errcode = 'restrict_violation';
        end if;
    elsif pg_trigger_depth() < 2 or to_jsonb(new) - 'balance' <> to_jsonb(old) - 'balance' then
        raise exception 'a balance moves with postings alone, and an account stays what it is'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ledger_account_guard before insert or update on ledger_account
    for each row execute function ledger_guard_account();
