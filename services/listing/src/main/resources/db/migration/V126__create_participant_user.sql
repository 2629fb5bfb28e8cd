-- Logins of a participant. The identity provider keeps the passwords; what stands here stops acts at once.
create table participant_user (
    username    text primary key,
    subject     text        not null unique,
    mode        text        not null check (mode in ('live', 'test')),
    participant uuid        not null references participant (id),
    version     bigint      not null check (version > 0),
    roles       jsonb       not null,
    active      boolean     not null,
    reason      text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null
);
create index participant_user_participant on participant_user (participant, username);

-- Acts that wait for a second user of the participant.
create table step (
    id               uuid primary key,
    mode             text        not null check (mode in ('live', 'test')),
    version          bigint      not null check (version > 0),
    participant      uuid        not null references participant (id),
    kind             text        not null,
    subject          text        not null,
    subject_version  bigint      not null,
    payload          jsonb       not null,
    state            text        not null check (state in ('PENDING', 'CONFIRMED', 'REFUSED', 'EXPIRED')),
    proposed_by      text        not null,
    proposed_by_name text        not null,
    proposed_at      timestamptz not null,
    expires_at       timestamptz not null,
    decided_by       text,
    decided_by_name  text,
    decided_at       timestamptz,
    reason           text
);
create index step_participant on step (participant, id desc);
create unique index step_one_pending on step (participant, kind, subject) where state = 'PENDING';
create index step_expiring on step (expires_at) where state = 'PENDING';
