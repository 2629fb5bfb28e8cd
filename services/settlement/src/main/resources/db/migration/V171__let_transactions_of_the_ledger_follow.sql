-- A transaction may say of which other one it follows (ledger.follows, the key of an advisory lock that the other holds until it ends).
-- Its rows are written beside the other; its balances move once that has ended. So one writer keeps several transactions under way on
-- the same accounts, and what the second began from is still judged by what the first has left. Triggers of one event fire in the order of
-- their names: this one before ledger_posting_taken, which moves balances and sees what was committed meanwhile.
create function ledger_wait_for_earlier() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(current_setting('ledger.follows')::bigint);
    return null;
end $$;
create trigger ledger_posting_follows after insert on ledger_posting
    for each statement when (current_setting('ledger.follows', true) <> '')
    execute function ledger_wait_for_earlier();
