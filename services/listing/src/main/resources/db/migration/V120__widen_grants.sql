-- How far what is offered and what was granted reaches; {} has no bound. What the seller declares about it.
alter table offer
    add column extent       jsonb not null default '{}',
    add column declarations jsonb not null default '{}';
alter table grant_entry add column extent jsonb not null default '{}';

-- A claim reaches as far as what it promises. territories and fields: null is all of them; within holds each territory and those
-- around it (FR-75C, FR-IDF, FR). The holder is an offer, or a deal under way, which shares the offers' ids.
drop index asset_claim_one_exclusive;
alter table asset_claim
    drop constraint asset_claim_offer_fkey,
    add column territories text[],
    add column within      text[],
    add column fields      text[],
    add column days        daterange not null default '[,)',
    add constraint asset_claim_has_days check (not isempty(days)),
    add constraint asset_claim_territories check ((territories is null) = (within is null));
alter table asset_claim alter column days drop default;

-- The last word on claims, should code forget the locks of the assets or misjudge: the second of two that claim one asset waits here for the
-- first to end, then sees its claim. (An exclusion constraint cannot say it: whether two kinds exclude each other, and whether null meets
-- anything, are no operators of an index.)
create function refuse_conflicting_claim() returns trigger language plpgsql as $$
declare
    other asset_claim;
begin
    perform 1 from asset where id = new.asset for no key update;
    select * into other
      from asset_claim c
     where c.asset = new.asset
       and c.offer <> new.offer
       and not (c.right_offered = 'ORDINARY_LICENCE' and new.right_offered = 'ORDINARY_LICENCE')
       and c.days && new.days
       and (c.fields is null or new.fields is null or c.fields && new.fields)
       and (c.territories is null or new.territories is null
            or c.territories && new.within or new.territories && c.within)
     limit 1;
    if found then
        raise exception 'asset % is claimed by % already', new.asset, other.offer
            using errcode = 'exclusion_violation', constraint = 'asset_claim_no_conflict', table = 'asset_claim';
    end if;
    return null;
end
$$;
create constraint trigger asset_claim_no_conflict after insert or update on asset_claim
    for each row execute function refuse_conflicting_claim();

-- What co-owners and pledgees say to an offer or deal, each to the terms as they then stood. Never changed: the last word counts.
create table consent_statement (
    offer       uuid        not null,
    sequence    integer     not null check (sequence > 0),
    party       text        not null check (party in ('CO_OWNER', 'PLEDGEE')),
    participant uuid,
    encumbrance uuid,
    word        text        not null check (word in ('GIVEN', 'REFUSED', 'WITHDRAWN', 'RECORDED', 'CONFIRMED')),
    terms_hash  text        not null,
    reasons     text,
    document    uuid,
    login       text        not null,
    person      text        not null,
    given_at    timestamptz not null,
    primary key (offer, sequence),
    check (participant is not null or encumbrance is not null),
    check (word not in ('REFUSED', 'WITHDRAWN') or reasons is not null),
    check (word not in ('RECORDED', 'CONFIRMED') or document is not null)
);
create index consent_statement_participant on consent_statement (participant, offer);
