-- Who has won a lot, and what becomes of each trade: several where several win, or where a runner-up follows a default.
create table offer_award (
    id          uuid primary key,
    offer       uuid        not null references offer (id),
    winner      uuid        not null,
    price_minor bigint      not null check (price_minor > 0),
    awarded_at  timestamptz not null,
    state       text        not null check (state in ('AWARDED', 'RECORDED', 'COMPLETED', 'DEFAULTED')),
    trade       uuid unique,
    ended_at    timestamptz,
    constraint offer_award_recorded check ((trade is not null) = (state in ('RECORDED', 'COMPLETED'))),
    constraint offer_award_ended check ((ended_at is not null) = (state in ('COMPLETED', 'DEFAULTED')))
);
create index offer_award_offer on offer_award (offer);

insert into offer_award (id, offer, winner, price_minor, awarded_at, state, trade, ended_at)
select award, id, winner, result_price_minor, closed_at,
       case when state in ('COMPLETED', 'DEFAULTED') then state when trade is null then 'AWARDED' else 'RECORDED' end,
       trade,
       case when state in ('COMPLETED', 'DEFAULTED') then ended_at end
from offer
where award is not null;

alter table offer
    drop column award,
    drop column winner,
    drop column trade,
    -- how many awards the close has brought; null before it
    add column awards integer;
update offer set awards = 1 where result = 'SOLD';
