-- The rules of a centre, version by version. A version is proposed by one and, where the rules ask for it, decided by another.
create table centre_rule_version (
    centre       text        not null references centre (id),
    version      bigint      not null check (version > 0),
    state        text        not null check (state in ('PROPOSED', 'IN_FORCE', 'REPLACED', 'REJECTED')),
    book         jsonb       not null,
    fees         jsonb       not null,
    reason       text,
    proposed_by  text        not null,
    proposer     text,
    proposed_at  timestamptz not null,
    decided_by   text,
    decider      text,
    decided_at   timestamptz,
    decision     text,
    effective_on date,
    base         bigint      not null,
    primary key (centre, version)
);
create unique index centre_rule_in_force on centre_rule_version (centre) where state = 'IN_FORCE';
create unique index centre_rule_proposed on centre_rule_version (centre) where state = 'PROPOSED';

-- What centres have stated so far becomes their first version.
insert into centre_rule_version (centre, version, state, book, fees, proposed_by, proposed_at, effective_on, base)
select c.id, 1, 'IN_FORCE',
       jsonb_build_object('stated',
           jsonb_build_object(
               'DEPOSIT', jsonb_build_object('value', c.rules -> 'depositBasisPoints'),
               'MINIMUM_BIDDERS', jsonb_build_object('value', c.rules -> 'minimumBidders'))
           || (select jsonb_object_agg(p.code, jsonb_build_object('value',
                          (extract(epoch from (c.rules ->> p.field)::interval) * 1000)::bigint))
               from (values ('ANNOUNCEMENT', 'announcement'), ('BIDDING', 'bidding'), ('EXTENSION_WINDOW', 'extensionWindow'),
                            ('EXTENSION', 'extension'), ('CONFIRMATION', 'confirmation'), ('PAYMENT', 'payment')) p (code, field))),
       c.fees, 'system:migration', c.changed_at, (c.changed_at at time zone 'Asia/Shanghai')::date, 0
from centre c;
