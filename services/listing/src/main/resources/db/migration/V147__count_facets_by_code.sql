-- Facets are counted by two numbers of each listing, not by seven texts, which took most of the time. A number is the hash of the texts that it
-- stands for, so whoever writes a row need not ask for it; what it stands for is kept once.

-- the table is written anew with its indexes
set local statement_timeout = 0;

create function listing_properties(centre text, right_offered text, method text, state text, kinds smallint, currency text) returns text
    language sql immutable strict parallel safe
    return centre || ' ' || right_offered || ' ' || method || ' ' || state || ' ' || cast(kinds as text) || ' ' || currency;

create function listing_classification(sections smallint, classes text) returns text
    language sql immutable strict parallel safe
    return cast(sections as text) || ' ' || classes;

alter table listing_search
    add column properties bigint not null
        generated always as (hashtextextended(listing_properties(centre, right_offered, method, state, kinds, currency), 0)) stored,
    add column classification bigint not null
        generated always as (hashtextextended(listing_classification(sections, classes), 0)) stored;

-- Never changed, and of no listing in particular. Two transactions that are the first to meet the same properties both enter them: neither
-- waits for the other.
create table listing_facet (
    code bigint not null,
    text text   not null
);
create index listing_facet_code on listing_facet (code);
create trigger listing_facet_stand before update on listing_facet for each row execute function refuse_change();

create function listing_facet_enter() returns trigger language plpgsql as $$
begin
    insert into listing_facet (code, text)
    select met.code, met.text
      from (values (new.properties, listing_properties(new.centre, new.right_offered, new.method, new.state, new.kinds, new.currency)),
                   (new.classification, listing_classification(new.sections, new.classes))) met (code, text)
     where not exists (select 1 from listing_facet f where f.code = met.code);
    return null;
end $$;
create trigger listing_facet_enter after insert or update on listing_search
    for each row execute function listing_facet_enter();

insert into listing_facet (code, text)
select distinct properties, listing_properties(centre, right_offered, method, state, kinds, currency) from listing_search
union
select distinct classification, listing_classification(sections, classes) from listing_search;
