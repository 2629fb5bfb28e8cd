-- Which buyers from outside the mainland may bid for an offer, and by what evidence.
create table export_clearance (
    offer      uuid        not null references offer,
    buyer      uuid        not null references participant,
    decision   text        not null check (length(decision) between 1 and 200),
    evidence   uuid        not null references evidence,
    cleared_by text        not null,
    cleared_at timestamptz not null,
    primary key (offer, buyer)
);
