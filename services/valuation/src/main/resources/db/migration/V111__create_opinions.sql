-- Value opinions of the panel (价值分析意见). They are no appraisal reports.
create table opinion (
    id             uuid primary key,
    row_version    bigint      not null default 0,
    mode           text        not null check (mode in ('live', 'test')),
    centre         text        not null,
    number         text        not null,
    state          text        not null,
    edition        integer     not null default 1, -- rises with every change of what is to be signed
    asset          uuid        not null,
    valuation      uuid        not null references valuation (id),
    client         uuid        not null,
    request        text        not null, -- JSON
    first_expert   uuid references expert (id),
    second_expert  uuid references expert (id),
    review         text,                 -- JSON
    adjustments    text        not null, -- JSON
    history        text        not null, -- JSON
    base_date      date        not null,
    valid_until    date        not null, -- the first day on which it no longer stands
    demonstration  boolean     not null,
    requested_at   timestamptz not null,
    issued_at      timestamptz,
    constraint opinion_number_once unique (mode, number),
    constraint opinion_two_experts check (first_expert <> second_expert and (first_expert is null) = (second_expert is null)),
    constraint opinion_validity check (valid_until > base_date)
);
create index opinion_of_asset on opinion (asset, id desc);
create index opinion_of_client on opinion (client, id desc);
create index opinion_running_out on opinion (valid_until) where state = 'ISSUED';

create table opinion_numbers (
    mode   text    not null,
    centre text    not null,
    year   integer not null,
    last   integer not null,
    primary key (mode, centre, year)
);

-- Two different logins sign one edition, and one expert signs it once.
create table opinion_signature (
    id                 uuid primary key,
    row_version        bigint      not null default 0,
    mode               text        not null check (mode in ('live', 'test')),
    opinion            uuid        not null references opinion (id),
    edition            integer     not null,
    ordinal            integer     not null check (ordinal in (1, 2)),
    expert             uuid        not null references expert (id),
    state              text        not null check (state in ('ASKED', 'SIGNED', 'REFUSED')),
    paper_sha256       text        not null, -- what is signed
    username           text        not null,
    subject            text        not null,
    provider_reference text,
    reason             text,
    asked_at           timestamptz not null,
    signed_at          timestamptz,
    constraint opinion_signature_signed check ((state = 'SIGNED') = (signed_at is not null))
);
create unique index opinion_signature_standing on opinion_signature (opinion, edition, ordinal) where state <> 'REFUSED';
create unique index opinion_signature_one_person on opinion_signature (opinion, edition, subject) where state <> 'REFUSED';
create unique index opinion_signature_one_expert on opinion_signature (opinion, edition, expert) where state <> 'REFUSED';
create index opinion_signature_asked on opinion_signature (id) where state = 'ASKED';

-- What was signed, and what was given out, as they were made.
create table opinion_paper (
    opinion  uuid        not null references opinion (id),
    edition  integer     not null,
    copy     text        not null check (copy in ('SIGNING', 'ISSUED')),
    language text        not null check (language in ('zh-CN', 'en')),
    sha256   text        not null,
    pdf      bytea       not null,
    html     text        not null,
    made_at  timestamptz not null,
    primary key (opinion, edition, copy, language)
);
create function opinion_paper_stands() returns trigger language plpgsql as $$
begin
    raise exception 'a paper of opinion % is not rewritten', old.opinion;
end $$;
create trigger opinion_paper_stands before update or delete on opinion_paper
    for each row execute function opinion_paper_stands();

create table simulated_signature (
    request   uuid primary key,
    sha256    text        not null,
    signer    text        not null,
    signed_at timestamptz not null
);
