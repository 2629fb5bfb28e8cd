-- Why an announced offer cannot go on, since when, until when.
create table offer_impediment (
    offer       uuid        not null references offer (id),
    asset       uuid        not null references asset (id),
    ground      text        not null,
    since       timestamptz not null,
    consequence text        not null check (consequence in ('SUSPEND', 'END')),
    rule        text        not null,
    lifted_at   timestamptz,
    primary key (offer, asset, ground, since)
);
create unique index offer_impediment_stands on offer_impediment (offer, asset, ground) where lifted_at is null;

alter table offer
    add column suspended_at      timestamptz,
    add column suspension_reason text;
