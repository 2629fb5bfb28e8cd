-- Search. What a text is found by is worked out in Java when it is written (search_terms, separated by spaces; null: not yet) and put together
-- here, in the transaction of the change, whoever makes it. docs/adr/0009-search-in-postgresql.md says why it is cut this way.

alter table participant add column search_terms text;
alter table asset add column search_terms text;
alter table asset_bibliography add column search_terms text;
alter table offer add column search_terms text;
-- what the service has still to work out: of rows from before, and of those that others write
create index participant_unanalysed on participant (id) where search_terms is null;
create index asset_unanalysed on asset (id) where search_terms is null;
create index asset_bibliography_unanalysed on asset_bibliography (asset) where search_terms is null;
create index offer_unanalysed on offer (id) where search_terms is null;

create function search_vector(terms text) returns tsvector
    language sql immutable parallel safe
    return array_to_tsvector(array_remove(string_to_array(coalesce(terms, ''), ' '), ''));

-- A text that changes without its terms loses them until the service has worked them out anew.
create function forget_terms_of_title() returns trigger language plpgsql as $$
begin
    new.search_terms := null;
    return new;
end $$;
create trigger asset_forget_terms before update on asset for each row
    when ((new.title, new.number, new.application_number, new.publication_number)
              is distinct from (old.title, old.number, old.application_number, old.publication_number)
          and new.search_terms is not distinct from old.search_terms)
    execute function forget_terms_of_title();
create trigger asset_bibliography_forget_terms before update on asset_bibliography for each row
    when (new.hash <> old.hash and new.search_terms is not distinct from old.search_terms)
    execute function forget_terms_of_title();
create trigger participant_forget_terms before update on participant for each row
    when (new.name is distinct from old.name and new.search_terms is not distinct from old.search_terms)
    execute function forget_terms_of_title();
create trigger offer_forget_terms before update on offer for each row
    when ((new.title, new.notice_number) is distinct from (old.title, old.notice_number)
          and new.search_terms is not distinct from old.search_terms)
    execute function forget_terms_of_title();

-- ---------------------------------------------------------------- assets
create table asset_search (
    asset  uuid primary key,
    mode   text     not null,
    kind   text     not null,
    vector tsvector not null
);
create index asset_search_live on asset_search using gin (vector) where mode = 'live';
create index asset_search_test on asset_search using gin (vector) where mode = 'test';

-- Titles, numbers, what the office publishes, the owners' names, symbols of the IPC.
create function asset_search_vector(which uuid) returns tsvector
    language sql stable
    return (
        select search_vector(concat_ws(' ',
            a.search_terms,
            (select b.search_terms from asset_bibliography b where b.asset = a.id),
            (select string_agg(p.search_terms, ' ')
               from jsonb_array_elements(a.owners) o
               join participant p on p.id = cast(o ->> 'participant' as uuid)),
            (select string_agg('@' || lower(replace(symbol, ' ', '')), ' ') from jsonb_array_elements_text(a.ipc) symbol)))
          from asset a
         where a.id = which);

create function asset_search_enter() returns trigger language plpgsql as $$
begin
    insert into asset_search (asset, mode, kind, vector)
    select id, mode, kind, asset_search_vector(id) from entered
    on conflict (asset) do nothing;
    return null;
end $$;
create trigger asset_search_enter after insert on asset
    referencing new table as entered for each statement execute function asset_search_enter();

create function asset_search_follow() returns trigger language plpgsql as $$
begin
    update asset_search s
       set kind = a.kind, vector = asset_search_vector(a.id)
      from after a join before b using (id)
     where s.asset = a.id
       and (a.search_terms, a.kind, a.owners, a.ipc) is distinct from (b.search_terms, b.kind, b.owners, b.ipc);
    return null;
end $$;
create trigger asset_search_follow after update on asset
    referencing old table as before new table as after for each statement execute function asset_search_follow();

create function asset_search_empty() returns trigger language plpgsql as $$
begin
    truncate asset_search;
    return null;
end $$;
create trigger asset_search_empty after truncate on asset for each statement execute function asset_search_empty();

create function asset_search_publish() returns trigger language plpgsql as $$
begin
    update asset_search s
       set vector = asset_search_vector(p.asset)
      from published p
     where s.asset = p.asset and p.search_terms is not null;
    return null;
end $$;
create trigger asset_search_publish after insert on asset_bibliography
    referencing new table as published for each statement execute function asset_search_publish();
create trigger asset_search_republish after update on asset_bibliography
    referencing new table as published for each statement execute function asset_search_publish();

-- A name stands in many assets: they follow one by one, after the change of the name.
create table asset_search_stale (asset uuid primary key);
create function asset_search_rename() returns trigger language plpgsql as $$
begin
    insert into asset_search_stale (asset)
    select a.id
      from asset a
     where a.owners @> jsonb_build_array(jsonb_build_object('participant', new.id))
    on conflict do nothing;
    return null;
end $$;
create trigger asset_search_rename after update on participant for each row
    when (new.search_terms is distinct from old.search_terms) execute function asset_search_rename();

-- ---------------------------------------------------------------- listings
-- What a listing is found by. Never changed: other terms are another revision.
create table listing_terms (
    offer    uuid     not null,
    revision integer  not null,
    vector   tsvector not null,
    primary key (offer, revision)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name;
end $$;
create trigger listing_terms_stand before update on listing_terms for each row execute function refuse_change();

-- Immutable because those rows are.
create function listing_terms_of(which uuid, revision integer) returns tsvector
    language sql immutable strict parallel safe cost 1000
begin atomic
    select t.vector from listing_terms t where t.offer = which and t.revision = listing_terms_of.revision;
end;

-- What is filtered, counted and sorted by: narrow, so that thousands of rows are read from few pages; in eight parts, each as good a sample as
-- another, so that what is found very often need not be looked for to the end.
create table listing_search (
    offer             uuid        not null,
    revision          integer     not null,
    start_price_minor bigint      not null,
    -- microseconds since 1970; the greatest number where nothing is announced
    closes            bigint      not null,
    -- bits: 1 patents, 2 copyrights
    kinds             smallint    not null,
    -- bits: 1 for section A, 2 for B, ... 128 for H
    sections          smallint    not null,
    announced         boolean     not null,
    mode              text        not null,
    centre            text        not null,
    state             text        not null,
    right_offered     text        not null,
    method            text        not null,
    currency          text        not null,
    -- classes of the IPC, separated by spaces
    classes           text        not null,
    -- only before the announcement: who may see it then
    seller            uuid,
    primary key (offer)
) partition by hash (offer);
create table listing_search_0 partition of listing_search for values with (modulus 8, remainder 0);
create table listing_search_1 partition of listing_search for values with (modulus 8, remainder 1);
create table listing_search_2 partition of listing_search for values with (modulus 8, remainder 2);
create table listing_search_3 partition of listing_search for values with (modulus 8, remainder 3);
create table listing_search_4 partition of listing_search for values with (modulus 8, remainder 4);
create table listing_search_5 partition of listing_search for values with (modulus 8, remainder 5);
create table listing_search_6 partition of listing_search for values with (modulus 8, remainder 6);
create table listing_search_7 partition of listing_search for values with (modulus 8, remainder 7);
-- no fastupdate: a search must not wait for somebody else's pending entries
create index listing_search_live on listing_search
    using gin (listing_terms_of(offer, revision)) with (fastupdate = off) where mode = 'live';
create index listing_search_test on listing_search
    using gin (listing_terms_of(offer, revision)) with (fastupdate = off) where mode = 'test';
create index listing_search_newest on listing_search (mode, offer);
create index listing_search_price on listing_search (mode, start_price_minor, offer);
create index listing_search_closing on listing_search (mode, closes, offer);
create index listing_search_state on listing_search (mode, state, offer);

-- Puts together what stands in offer, offer_asset and asset_search. Two at once for one offer take turns, and the second one sees what the first
-- one has committed, so the last word is always the newest.
create function listing_search_refresh(which uuid) returns void language plpgsql as $$
declare
    terms tsvector;
    known integer;
    next  integer;
begin
    perform pg_advisory_xact_lock(hashtextextended(which::text, 145));
    -- 20,000 terms of at most 48 bytes are the most that a vector holds
    select array_to_tsvector(array(
               select term
                 from (select term, min(place) as place
                         from (select 0 as place, unnest(string_to_array(o.search_terms, ' ')) as term
                               union all
                               select p.position + 1, unnest(tsvector_to_array(s.vector))
                                 from offer_asset p join asset_search s on s.asset = p.asset
                                where p.offer = o.id) each
                        where term <> ''
                        group by term) once
                order by place
                limit 20000))
      into terms
      from offer o
     where o.id = which;
    if not found then
        return;
    end if;
    select revision into known from listing_search where offer = which;
    next := coalesce(known, 0);
    if known is null or not exists (
        select 1 from listing_terms t where t.offer = which and t.revision = known and t.vector = terms) then
        next := next + 1;
        insert into listing_terms (offer, revision, vector) values (which, next, terms);
    end if;
    insert into listing_search (offer, revision, start_price_minor, closes, kinds, sections, announced, mode, centre, state,
                                right_offered, method, currency, classes, seller)
    select o.id, next, o.start_price_minor,
           coalesce(cast(extract(epoch from o.closes_at) * 1000000 as bigint), 9223372036854775807), a.kinds, a.sections, o.announced_at is not null,
           o.mode, o.centre, o.state, o.right_offered, o.method, o.currency, a.classes,
           case when o.announced_at is null then o.seller end
      from offer o
     cross join lateral (
        select coalesce(bit_or(case s.kind when 'PATENT' then 1 else 2 end), 0) as kinds,
               coalesce((select bit_or(1 << (ascii(symbol) - ascii('A')))
                           from offer_asset q
                           join asset r on r.id = q.asset
                          cross join jsonb_array_elements_text(r.ipc) symbol
                          where q.offer = o.id and symbol ~ '^[A-H]'), 0) as sections,
               coalesce((select string_agg(class, ' ' order by class)
                           from (select distinct left(symbol, 3) as class
                                   from offer_asset q
                                   join asset r on r.id = q.asset
                                  cross join jsonb_array_elements_text(r.ipc) symbol
                                  where q.offer = o.id and symbol ~ '^[A-H][0-9][0-9]'
                                  order by class
                                  limit 40) few), '') as classes
          from offer_asset p join asset_search s on s.asset = p.asset
         where p.offer = o.id) a
     where o.id = which
    on conflict (offer) do update
       set revision = excluded.revision, start_price_minor = excluded.start_price_minor, closes = excluded.closes,
           kinds = excluded.kinds, sections = excluded.sections, announced = excluded.announced, mode = excluded.mode,
           centre = excluded.centre, state = excluded.state, right_offered = excluded.right_offered, method = excluded.method,
           currency = excluded.currency, classes = excluded.classes, seller = excluded.seller;
    if next <> known then
        delete from listing_terms t where t.offer = which and t.revision < next;
    end if;
end $$;

-- At the commit, when the offer and its assets are all there, and no lock is waited for while others are still to be taken.
create function listing_search_follow() returns trigger language plpgsql as $$
begin
    perform listing_search_refresh(new.id);
    return null;
end $$;
create constraint trigger listing_search_follow after insert or update on offer
    deferrable initially deferred for each row execute function listing_search_follow();

create function listing_search_follow_asset() returns trigger language plpgsql as $$
begin
    perform listing_search_refresh(p.offer) from (select offer from offer_asset where asset = new.asset order by offer) p;
    return null;
end $$;
create constraint trigger listing_search_follow_asset after update on asset_search
    deferrable initially deferred for each row
    when ((new.vector, new.kind) is distinct from (old.vector, old.kind))
    execute function listing_search_follow_asset();

-- Rows from before are entered without their terms; the service works those out, and this follows.
insert into asset_search (asset, mode, kind, vector) select id, mode, kind, asset_search_vector(id) from asset;
