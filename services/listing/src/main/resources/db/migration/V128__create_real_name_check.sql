-- Whether a party is who it says. The digits themselves stand in participant_identity alone.
create table real_name_check (
    id                uuid primary key,
    mode              text        not null check (mode in ('live', 'test')),
    version           bigint      not null check (version > 0),
    participant       uuid        not null references participant (id),
    kind              text        not null,
    state             text        not null,
    centre            text        not null,
    requested_by      text        not null,
    requested_at      timestamptz not null,
    passed            boolean,
    source            text,
    document          uuid,
    reason            text,
    recorded_by       text,
    recorded_by_name  text,
    recorded_at       timestamptz,
    confirmed_by_name text,
    confirmed_at      timestamptz,
    amount_minor      bigint,
    payment_reference text,
    paid_at           timestamptz,
    attempts          integer     not null default 0
);
create index real_name_check_participant on real_name_check (participant, id desc);
-- one of a kind under way, or standing, at a time
create unique index real_name_check_one on real_name_check (participant, kind)
    where state not in ('FAILED', 'SUPERSEDED');
