-- COPY writes hundreds of rows for less than a statement that makes them of arrays, but takes one table at a time: transfers stand for a
-- moment without postings. A transaction that says so (ledger.whole_at_commit) is looked at when it commits. What it owes is counted:
-- a transfer's postings come once and whole (ledger_check_postings), so as many transfers as were written must have got theirs.
-- A crash ends every transaction that is under way, and what they owe with them.
create unlogged table ledger_owed (
    xact      xid8   not null default pg_current_xact_id(),
    transfers bigint not null -- written: more than 0; whole: less
);

create function ledger_require_whole() returns trigger language plpgsql as $$
declare
    owed bigint;
begin
    with settled as (delete from ledger_owed where xact = pg_current_xact_id() returning transfers)
    select sum(transfers) into owed from settled;
    if owed <> 0 then
        raise exception 'of the ledger transfers of this transaction % do not balance: their postings have not come', owed
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger ledger_owed_settled after insert on ledger_owed
    deferrable initially deferred for each row execute function ledger_require_whole();

create function ledger_guard_owed() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'what a transaction owes the ledger is counted by the ledger' using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create trigger ledger_owed_guard before insert or update or delete or truncate on ledger_owed
    for each statement execute function ledger_guard_owed();

drop trigger ledger_transfer_whole on ledger_transfer;
create trigger ledger_transfer_whole after insert on ledger_transfer
    referencing new table as written
    for each statement when (current_setting('ledger.whole_at_commit', true) is distinct from 'on')
    execute function ledger_require_postings();

create function ledger_owe_postings() returns trigger language plpgsql as $$
begin
    insert into ledger_owed (transfers) select count(*) from written;
    return null;
end $$;
create trigger ledger_transfer_owes after insert on ledger_transfer
    referencing new table as written
    for each statement when (current_setting('ledger.whole_at_commit', true) = 'on')
    execute function ledger_owe_postings();

create function ledger_complete_transfers() returns trigger language plpgsql as $$
begin
    insert into ledger_owed (transfers) select -count(*) from posted where number = 1;
    return null;
end $$;
create trigger ledger_posting_completes after insert on ledger_posting
    referencing new table as posted
    for each statement when (current_setting('ledger.whole_at_commit', true) = 'on')
    execute function ledger_complete_transfers();
