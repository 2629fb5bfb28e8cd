-- Postings are taken in three steps, each a trigger of its own; those of one event fire in the order of their names. Sums are checked; then
-- a transaction that follows another (ledger.follows, the key of an advisory lock that the other holds until it ends) waits for that; then
-- balances move, and see what was committed meanwhile. So one writer keeps several transactions under way on the same accounts: their rows
-- are written and their sums checked side by side, and what the second began from is still judged by what the first has left.
drop trigger ledger_posting_taken on ledger_posting;
drop function ledger_take_postings();

create function ledger_check_postings() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
    set enable_hashagg = off as $$
declare
    broken uuid;
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
    return null;
end $$;
create trigger ledger_posting_balances after insert on ledger_posting
    referencing new table as posted for each statement execute function ledger_check_postings();

create function ledger_wait_for_earlier() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(current_setting('ledger.follows')::bigint);
    return null;
end $$;
create trigger ledger_posting_follows after insert on ledger_posting
    for each statement when (current_setting('ledger.follows', true) <> '')
    execute function ledger_wait_for_earlier();

create function ledger_move_balances() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
    set enable_hashagg = off as $$
declare
    moved boolean;
begin
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
create trigger ledger_posting_moves_balances after insert on ledger_posting
    referencing new table as posted for each statement execute function ledger_move_balances();
