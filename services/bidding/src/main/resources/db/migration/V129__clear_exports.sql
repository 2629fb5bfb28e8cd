-- Buyers from outside the mainland who may bid on a lot: the exporter has shown the decision.
create table export_clearance (
    lot         uuid        not null references lot,
    participant uuid        not null,
    cleared_at  timestamptz not null,
    primary key (lot, participant)
);
