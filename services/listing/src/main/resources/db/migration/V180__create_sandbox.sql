-- Where a live centre rehearses: its twin in test mode, with whom acts there. One for each live centre; no password, no secret.
create table sandbox (
    centre          text primary key,
    version         bigint      not null check (version > 0),
    state           text        not null check (state in ('MAKING', 'OPEN', 'CLOSING', 'CLOSED')),
    live_version    bigint      not null,
    participants    jsonb       not null,
    opened_by       text        not null,
    opening_key     text        not null,
    opened_by_name  text,
    opened_at       timestamptz not null,
    changed_at      timestamptz not null
);

-- The logins and clients that the identity provider keeps for it. One that is no longer wanted stays, shut out.
create table sandbox_account (
    name        text primary key,
    centre      text    not null references sandbox (centre),
    kind        text    not null check (kind in ('STAFF', 'SYSTEM', 'PARTICIPANT')),
    twin_of     text,
    roles       jsonb   not null,
    participant uuid references participant (id),
    active      boolean not null
);
create index sandbox_account_centre on sandbox_account (centre, name);
