-- What an event does; the register's copy that events go on from; proposals that a second person confirms.
alter table legal_event add column kind text not null default 'NOTED';
alter table asset
    add column stated_status    text,
    add column stated_as_of     date,
    add column stated_expires   date,
    add column stated_annuities date;
create index asset_expiring on asset (expires, id) where status in ('IN_FORCE', 'SEIZED', 'SUSPENDED');
create index encumbrance_until on encumbrance (until_date) where until_date is not null;
create unique index encumbrance_begun_once on encumbrance (asset, begun_by);

create table register_proposal (
    id          uuid primary key,
    asset       uuid        not null references asset (id),
    state       text        not null check (state in ('PROPOSED', 'CONFIRMED', 'REFUSED')),
    legal_event jsonb,
    title       jsonb,
    proposed_by text        not null,
    proposer    text        not null,
    proposed_at timestamptz not null,
    decided_by  text,
    decider     text,
    decided_at  timestamptz,
    reasons     text,
    sequence    integer,
    check ((legal_event is null) <> (title is null)),
    check ((state = 'PROPOSED') = (decided_by is null)),
    check (decided_by is distinct from proposed_by or state = 'REFUSED')
);
create index register_proposal_asset on register_proposal (asset, id desc);

-- A correction says who really owned it; the link that was wrong stays, marked.
alter table title_entry
    drop constraint title_entry_basis_check,
    add constraint title_entry_basis_check check (basis in ('REGISTERED', 'ASSIGNMENT', 'CORRECTION')),
    add column superseded_by integer,
    add column reasons       text,
    add column document      uuid,
    add constraint title_entry_corrected check (basis <> 'CORRECTION' or (reasons is not null and document is not null));

create function title_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.superseded_by is not null
        or (to_jsonb(old) - 'superseded_by') is distinct from (to_jsonb(new) - 'superseded_by') then
        raise exception 'the chain of title of asset % is not rewritten', old.asset;
    end if;
    return new;
end $$;
create trigger title_stands before update or delete on title_entry for each row execute function title_stands();

create function legal_event_stands() returns trigger language plpgsql as $$
begin
    raise exception 'the legal events of asset % are not rewritten', old.asset;
end $$;
create trigger legal_event_stands before update or delete on legal_event for each row execute function legal_event_stands();
