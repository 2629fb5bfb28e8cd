-- More kinds of account, more things that money is tied to, and money that is set aside.
alter table ledger_account
    add column held bigint not null default 0, -- minor units of the balance that only the end of a hold frees
    drop constraint ledger_account_side,
    drop constraint ledger_account_earmark_kind_check,
    add constraint ledger_account_side check (case
        when kind = 'BANK' then balance <= 0
        when kind in ('EXCHANGE', 'BANK_CHARGE') then true
        else balance >= 0 end),
    add constraint ledger_account_held check (held = 0 or (held > 0 and held <= balance)),
    add constraint ledger_account_earmark check (earmark_kind in
        ('NONE', 'LOT', 'DEPOSIT', 'DEAL', 'TRADE', 'LICENCE', 'RECEIPT', 'STATEMENT'));

create or replace function ledger_guard_account() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.balance <> 0 or new.held <> 0 then
            raise exception 'an account begins with nothing' using errcode = 'restrict_violation';
        end if;
    elsif pg_trigger_depth() < 2
          or (new.id, new.mode, new.currency, new.kind, new.owner, new.earmark_kind, new.earmark_id, new.opened_at)
             is distinct from
             (old.id, old.mode, old.currency, old.kind, old.owner, old.earmark_kind, old.earmark_id, old.opened_at) then
        raise exception 'a balance moves with postings alone, and an account stays what it is'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- Two phases: placed, then captured by a transfer, released or expired; each ends once and is never changed again.
create table ledger_hold (
    id            uuid primary key,
    account       uuid        not null references ledger_account (id),
    amount        bigint      not null check (amount > 0), -- minor units
    cause         text        not null unique,             -- the same cause holds money once
    what          text        not null,
    why           text        not null,
    rule          text        not null,
    lot           uuid,
    trade         uuid,
    placed_at     timestamptz not null,
    expires_at    timestamptz check (expires_at > placed_at),
    state         text        not null check (state in ('HELD', 'CAPTURED', 'RELEASED', 'EXPIRED')),
    captured      bigint      not null default 0,
    transfer      uuid references ledger_transfer (id) deferrable initially deferred,
    ended_at      timestamptz,
    ended_because text,
    constraint ledger_hold_adds_up check (case state
        when 'CAPTURED' then captured > 0 and captured <= amount and transfer is not null
        else captured = 0 and transfer is null end),
    constraint ledger_hold_ends check ((state = 'HELD') = (ended_at is null) and (state = 'HELD') = (ended_because is null))
);
create index ledger_hold_open on ledger_hold (account) where state = 'HELD';
create index ledger_hold_due on ledger_hold (expires_at, id) where state = 'HELD' and expires_at is not null;
create index ledger_hold_transfer on ledger_hold (transfer) where transfer is not null;

create function ledger_guard_hold() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'HELD' then
            raise exception 'a hold begins with being held' using errcode = 'restrict_violation';
        end if;
    elsif old.state <> 'HELD' then
        raise exception 'hold % has ended: it is %', old.id, old.state using errcode = 'restrict_violation';
    elsif new.state = 'HELD'
          or (new.id, new.account, new.amount, new.cause, new.what, new.why, new.rule, new.lot, new.trade,
              new.placed_at, new.expires_at)
             is distinct from
             (old.id, old.account, old.amount, old.cause, old.what, old.why, old.rule, old.lot, old.trade,
              old.placed_at, old.expires_at) then
        raise exception 'a hold stays what it is until it ends' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ledger_hold_guard before insert or update on ledger_hold
    for each row execute function ledger_guard_hold();
create trigger ledger_hold_stays before delete or truncate on ledger_hold
    for each statement execute function ledger_refuse_change();

create function ledger_move_held() returns trigger language plpgsql as $$
begin
    perform 1 from ledger_account where id in (select account from moved) order by id for no key update;
    update ledger_account a
       set held = a.held + case tg_op when 'INSERT' then m.amount else -m.amount end
      from (select account, sum(amount)::bigint as amount from moved group by account) m
     where a.id = m.account;
    return null;
end $$;
create trigger ledger_hold_placed after insert on ledger_hold
    referencing new table as moved for each statement execute function ledger_move_held();
create trigger ledger_hold_ended after update on ledger_hold
    referencing new table as moved for each statement execute function ledger_move_held();

-- What a transfer takes from an account whose holds it captures is what it captured of them.
create function ledger_check_capture() returns trigger language plpgsql as $$
declare
    taken bigint;
begin
    select -sum(amount) into taken from ledger_posting where transfer = new.transfer and account = new.account;
    if taken is distinct from
       (select sum(captured) from ledger_hold where transfer = new.transfer and account = new.account) then
        raise exception 'hold % is captured by transfer %, which takes %', new.id, new.transfer, coalesce(taken, 0)
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger ledger_hold_captured after update on ledger_hold deferrable initially deferred
    for each row when (new.state = 'CAPTURED') execute function ledger_check_capture();
