-- A transfer is written whole, in one statement with all its postings, and looked at once for the statement, not once for
-- each row. A posting carries its place in its account and the balance after it, so that the balance at any time in the past
-- is one look at an index.
drop trigger ledger_transfer_balances on ledger_transfer;
drop trigger ledger_posting_balances on ledger_posting;
drop trigger ledger_posting_moves_balances on ledger_posting;
drop trigger ledger_account_guard on ledger_account;
drop function ledger_check_transfer();
drop function ledger_move_balances();
drop function ledger_guard_account();

alter table ledger_account
    add column entries bigint not null default 0,  -- postings so far
    add column last_at timestamptz,                -- of the last one
    set (fillfactor = 70);                         -- a balance is rewritten on its page

alter table ledger_posting rename to ledger_posting_before;
alter table ledger_posting_before rename constraint ledger_posting_pkey to ledger_posting_before_pkey;
create table ledger_posting (
    transfer uuid        not null,
    number   smallint    not null check (number > 0), -- 1, 2, ... within its transfer
    mode     text        not null,                     -- its account's, like the currency
    currency text        not null,
    account  uuid        not null,
    amount   bigint      not null check (amount <> 0), -- minor units; positive: the owner is owed more
    sequence bigint      not null,                     -- 1, 2, ... within its account
    balance  bigint      not null,                     -- of its account, after it
    at       timestamptz not null,                     -- its transfer's; never before that of the account's posting before it
    primary key (transfer, number)
);
insert into ledger_posting (transfer, number, mode, currency, account, amount, sequence, balance, at)
select p.transfer, row_number() over (partition by p.transfer order by p.account), a.mode, a.currency, p.account, p.amount,
       row_number() over of_account, sum(p.amount) over of_account, max(t.at) over of_account
  from ledger_posting_before p join ledger_transfer t on t.id = p.transfer join ledger_account a on a.id = p.account
window of_account as (partition by p.account order by t.position rows unbounded preceding);
create index ledger_posting_account on ledger_posting (account, at, sequence);
update ledger_account a
   set entries = p.entries, last_at = p.last_at
  from (select account, count(*) as entries, max(at) as last_at from ledger_posting group by account) p
 where a.id = p.account;
drop table ledger_posting_before;
alter table ledger_account
    add constraint ledger_account_entries check ((entries = 0) = (last_at is null));

-- A posting comes with its transfer or never: its statement must bring the numbers 1 to n of a transfer that says it has n,
-- and the key gives each number away once. What it refers to is never removed, so it is looked up here, not by a foreign key
-- for each row. The balances follow from one posting to the next, from what the account's row says at the moment at which it is
-- rewritten; if another transaction has changed it, they do not, and the statement is refused. Rows are rewritten in the order
-- of ids, in which everybody locks them, so two transactions never wait for each other in a ring. The plans are told to look up
-- the few rows concerned by their keys: they are made while the tables are small, and kept when they are large.
create function ledger_take_postings() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
    set enable_hashagg = off as $$
declare
    broken uuid;
    moved  boolean;
begin
    select transfer
      into broken
      from (select transfer, mode, currency, count(*) as n, max(number) as last, sum(amount) as amount,
                   min(at) as since, max(at) as until
              from posted
             group by transfer, mode, currency) p
           left join ledger_transfer t on t.id = p.transfer
     group by transfer
    having sum(n) is distinct from max(t.postings) or max(last) is distinct from max(t.postings) or bool_or(amount <> 0)
           or not bool_and(coalesce(p.mode = t.mode and p.since = t.at and p.until = t.at, false))
     limit 1;
    if broken is not null then
        raise exception 'ledger transfer % does not balance: %', broken,
            (select format('it says %s postings and comes with %s, of sums %s',
                           coalesce((select postings from ledger_transfer where id = broken)::text, 'no'), sum(n),
                           string_agg(currency || ' ' || amount, ', '))
               from (select currency, count(*) as n, sum(amount) as amount
                       from posted where transfer = broken group by currency) p)
            using errcode = 'check_violation';
    end if;

    with moves as materialized (
             select account, count(*) as n, sum(amount) as amount, max(sequence) as sequence,
                    min(mode) as mode, max(mode) as last_mode, min(currency) as currency, max(currency) as last_currency,
                    max(balance) filter (where next is null) as balance, min(balance) as lowest, max(balance) as highest,
                    min(at) as since, max(at) as until,
                    bool_and(next is null or (next = sequence + 1 and next_before = balance and next_at >= at)) as follows
               from (select account, mode, currency, amount, sequence, balance, at,
                            lead(sequence) over by_account as next,
                            lead(balance - amount) over by_account as next_before,
                            lead(at) over by_account as next_at
                       from posted
                     window by_account as (partition by account order by sequence)) each
              group by account),
         moved as (
             update ledger_account a
                set balance = m.balance, entries = m.sequence, last_at = m.until
               from moves m
              where a.id = m.account and m.follows and a.entries + m.n = m.sequence and a.balance + m.amount = m.balance
                and (a.last_at is null or a.last_at <= m.since)
                and a.mode = m.mode and a.mode = m.last_mode
                and a.currency = m.currency and a.currency = m.last_currency
                and case when a.kind = 'BANK' then m.highest <= 0
                         when a.kind in ('EXCHANGE', 'BANK_CHARGE') then true
                         else m.lowest >= 0 end
             returning 1)
    select (select count(*) from moved) = (select count(*) from moves) into moved;
    if not moved then
        raise exception 'balances of postings do not follow from those before them, or take what is not there'
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger ledger_posting_taken after insert on ledger_posting
    referencing new table as posted for each statement execute function ledger_take_postings();

create function ledger_require_postings() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    bare uuid;
begin
    select id into bare from written w
     where (select number from ledger_posting p where p.transfer = w.id limit 1) is null -- one look for each
     limit 1;
    if bare is not null then
        raise exception 'ledger transfer % does not balance: its postings do not come with it', bare
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger ledger_transfer_whole after insert on ledger_transfer
    referencing new table as written for each statement execute function ledger_require_postings();

create trigger ledger_posting_only_grows before update or delete or truncate on ledger_posting
    for each statement execute function ledger_refuse_change();

-- Balances move by the functions above alone.
create function ledger_guard_account() returns trigger language plpgsql as $$
begin
    if tg_nargs > 0 or pg_trigger_depth() < 2 then
        raise exception 'a balance moves with postings alone, and an account stays what it is'
            using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create trigger ledger_account_moves before update on ledger_account
    for each statement execute function ledger_guard_account();
create trigger ledger_account_identity before update of id, mode, currency, kind, owner, earmark_kind, earmark_id, opened_at
    on ledger_account for each statement execute function ledger_guard_account('identity');
create function ledger_open_account() returns trigger language plpgsql as $$
begin
    if new.balance <> 0 or new.held <> 0 or new.entries <> 0 then
        raise exception 'an account begins with nothing' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ledger_account_opens before insert on ledger_account
    for each row execute function ledger_open_account();
