-- Where a centre's members are, by which calendar it counts, whose offers it shows.
alter table centre
    add column outlets  jsonb not null default '[]',
    add column calendar text  not null default 'CN',
    add column shows    jsonb not null default '{"policy": "ALL", "centres": [], "kinds": []}';

-- The staff of a centre: entered by its manager, or seen in the claims of their tokens. What a login may do is decided by its token alone.
create table centre_staff (
    mode       text        not null,
    centre     text        not null,
    username   text        not null,
    roles      jsonb       not null,
    source     text        not null check (source in ('ENTERED', 'SEEN')),
    changed_at timestamptz not null,
    seen_at    timestamptz,
    primary key (mode, centre, username),
    foreign key (mode, centre) references centre (mode, code)
);
