-- In whose name a participant wants its fapiao.
create table fapiao_title (
    participant uuid primary key,
    mode        text        not null check (mode in ('live', 'test')),
    version     bigint      not null,
    name        text        not null,
    credit_code text,
    address     text,
    bank        text,
    email       text,
    changed_by  text        not null,
    changed_at  timestamptz not null
);

-- Fapiao for service fees. The cause is unique: nothing is invoiced twice.
create table fapiao (
    id             uuid primary key,
    version        bigint      not null,
    mode           text        not null check (mode in ('live', 'test')),
    cause          text        not null unique,
    trade          uuid        not null references trade (id),
    side           text        not null check (side in ('SELLER', 'BUYER')),
    payer          uuid        not null,
    issuer         text        not null, -- owner of the fee: centre:GZ or platform
    corrects       uuid references fapiao (id), -- a red-letter one: what it takes back
    reason         text,
    state          text        not null check (state in
        ('TITLE_NEEDED', 'REQUESTED', 'SENT', 'ISSUED', 'REFUSED', 'PART_REVERSED', 'REVERSED')),
    currency       text        not null,
    total_minor    bigint      not null check (total_minor > 0),
    tax_minor      bigint      not null check (tax_minor >= 0 and tax_minor < total_minor),
    rate_per_million integer   not null,
    tax_rule       text        not null,
    reversed_minor bigint      not null default 0 check (reversed_minor >= 0 and reversed_minor <= total_minor),
    title_name     text,
    title_credit_code text,
    title_address  text,
    title_bank     text,
    title_email    text,
    number         text,
    issued_at      timestamptz,
    refusal        text,
    attempts       integer     not null default 0,
    sent_at        timestamptz,
    created_by     text        not null,
    created_at     timestamptz not null,
    constraint fapiao_issued check ((state in ('ISSUED', 'PART_REVERSED', 'REVERSED')) = (number is not null)),
    constraint fapiao_titled check (state = 'TITLE_NEEDED' or title_name is not null),
    constraint fapiao_reversed check (case state
        when 'PART_REVERSED' then reversed_minor > 0 and reversed_minor < total_minor
        when 'REVERSED' then reversed_minor = total_minor
        else corrects is not null or reversed_minor = 0 or state = 'ISSUED' end)
);
create unique index fapiao_number on fapiao (mode, number) where number is not null;
create index fapiao_payer on fapiao (payer, id);
create index fapiao_issuer on fapiao (issuer, id);
create index fapiao_trade on fapiao (trade);
create index fapiao_corrects on fapiao (corrects) where corrects is not null;
create index fapiao_open on fapiao (state, id) where state in ('TITLE_NEEDED', 'REQUESTED', 'SENT');

create table simulated_fapiao (
    request     uuid primary key,
    number      text        not null unique,
    issued_at   timestamptz not null,
    total_minor bigint      not null
);
create sequence simulated_fapiao_number;
