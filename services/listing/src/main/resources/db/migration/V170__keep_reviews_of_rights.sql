-- An opposition or request for invalidation lies on a right until it is decided.
alter table encumbrance
    drop constraint encumbrance_kind_check,
    add constraint encumbrance_kind_check
        check (kind in ('LICENCE', 'OPEN_LICENCE', 'PLEDGE', 'SEIZURE', 'SUSPENSION', 'REVIEW'));

-- Assets whose events now say more than was derived from them; the sweep takes them up, each once.
create table legal_backlog (
    asset uuid primary key references asset (id)
);
insert into legal_backlog select distinct asset from legal_event where kind = 'REVIEW_REQUESTED';
