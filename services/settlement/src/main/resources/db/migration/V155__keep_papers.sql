-- What papers say beside the amounts.
alter table trade
    add column extent  text, -- JSON; null for all of the right, and for trades from before
    add column basis   text;

-- Papers of trades, kept as they were made: their hash is signed.
create table paper (
    id       uuid primary key,
    trade    uuid        not null references trade (id),
    kind     text        not null check (kind in
        ('CONFIRMATION', 'CONTRACT', 'SETTLEMENT_SELLER', 'SETTLEMENT_BUYER', 'CERTIFICATE')),
    language text        not null check (language in ('zh-CN', 'en')),
    sha256   text        not null,
    pdf      bytea       not null,
    made_at  timestamptz not null,
    constraint paper_once unique (trade, kind, language)
);

-- A side's signature under a paper: a sealed paper that one uploads and another checks, or an electronic one.
create table paper_signature (
    id                  uuid primary key,
    version             bigint      not null,
    mode                text        not null check (mode in ('live', 'test')),
    trade               uuid        not null references trade (id),
    kind                text        not null,
    side                text        not null check (side in ('SELLER', 'BUYER')),
    way                 text        not null check (way in ('SEALED', 'ELECTRONIC')),
    state               text        not null check (state in ('ENTERED', 'ASKED', 'SIGNED', 'REFUSED')),
    paper_sha256        text        not null, -- what was signed
    evidence            bytea,
    evidence_type       text,
    evidence_sha256     text,
    provider_reference  text,
    entered_by          text        not null,
    entered_by_subject  text        not null,
    checked_by          text,
    reason              text,
    entered_at          timestamptz not null,
    signed_at           timestamptz,
    constraint paper_signature_sealed check ((way = 'SEALED') = (evidence is not null)),
    constraint paper_signature_two check (state <> 'SIGNED' or way = 'ELECTRONIC' or checked_by is not null)
);
create unique index paper_signature_standing on paper_signature (trade, kind, side) where state <> 'REFUSED';
create index paper_signature_asked on paper_signature (id) where state = 'ASKED';

create table simulated_signature (
    request   uuid primary key,
    sha256    text        not null,
    signer    text        not null,
    signed_at timestamptz not null
);
