-- Parties of the market. Names stand here and in no event, so that they can be erased.
create table participant (
    id                uuid primary key,
    mode              text        not null check (mode in ('live', 'test')),
    version           bigint      not null check (version > 0),
    kind              text        not null,
    name              jsonb       not null,
    home_centre       text        not null,
    standing          text        not null check (standing in ('REGISTERED', 'QUALIFIED', 'SUSPENDED')),
    qualified_at      jsonb       not null default '[]',
    related           jsonb       not null default '[]',
    outside_mainland  boolean     not null,
    suspension_reason text,
    registered_at     timestamptz not null,
    foreign key (mode, home_centre) references centre (mode, code)
);
create index participant_home_centre on participant (mode, home_centre, id);
create index participant_qualified_at on participant using gin (qualified_at);
