-- Powers of attorney: who acts for whom, in what, from when until when.
create table mandate (
    id                uuid primary key,
    mode              text        not null check (mode in ('live', 'test')),
    version           bigint      not null check (version > 0),
    principal         uuid        not null references participant (id),
    agent             uuid references participant (id),
    agent_user        text,
    -- the participant whose user agent_user is, once it has accepted
    agent_participant uuid,
    scope             text        not null,
    -- empty: every asset of the principal
    assets            jsonb       not null default '[]',
    from_date         date        not null,
    until_date        date        not null,
    document          uuid        not null,
    state             text        not null check (state in ('PROPOSED', 'ACCEPTED', 'DECLINED', 'REVOKED')),
    -- as it was last told
    in_force          boolean     not null default false,
    given_by          text        not null,
    given_at          timestamptz not null,
    accepted_by       text,
    accepted_at       timestamptz,
    ended_by          text,
    ended_reason      text,
    ended_at          timestamptz,
    check ((agent is null) <> (agent_user is null)),
    check (from_date <= until_date),
    check (agent <> principal)
);
create index mandate_principal on mandate (principal, id desc);
create index mandate_agent on mandate (agent, id desc);
create index mandate_agent_user on mandate (agent_user, id desc) where agent_user is not null;
create index mandate_due on mandate (from_date, until_date) where state = 'ACCEPTED';
