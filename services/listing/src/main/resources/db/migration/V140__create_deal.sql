-- Negotiated deals, from the first round to what became of the trade. A deal's id serves as its lot's id in settlement.
create table deal (
    id                     uuid primary key,
    mode                   text        not null check (mode in ('live', 'test')),
    version                bigint      not null check (version > 0),
    state                  text        not null check (state in
        ('PROPOSED', 'NEGOTIATING', 'AGREED', 'REVIEWED', 'PUBLICISED', 'CONCLUDED', 'COMPLETED', 'DEFAULTED',
         'BROKEN_OFF', 'REFUSED', 'EXPIRED')),
    centre                 text        not null,
    buyer_centre           text,
    seller                 uuid        not null references participant (id),
    buyer                  uuid        not null references participant (id),
    broker                 uuid        references participant (id),
    broker_side            text        check (broker_side in ('SELLER', 'BUYER')),
    title                  jsonb       not null,
    currency               text        not null,
    demonstration          boolean     not null default false,
    first_reviewer         text,
    state_owned            boolean     not null default false,
    agreed_round           integer,
    agreed_at              timestamptz,
    notice_number          text,
    publicised_at          timestamptz,
    publicity_days         integer,
    publicity_working_days boolean,
    publicity_source       text,
    publicity_until        timestamptz,
    publicity_provisional  boolean,
    rules                  jsonb,
    fees                   jsonb,
    award                  uuid        unique,
    concluded_at           timestamptz,
    trade                  uuid,
    end_reason             text,
    ended_at               timestamptz,
    proposed_at            timestamptz not null,
    talks_since            timestamptz not null, -- or since an upheld objection sent the sides back
    check (seller <> buyer),
    check ((broker is null) = (broker_side is null)),
    check ((award is null) = (concluded_at is null)),
    foreign key (mode, centre) references centre (mode, code),
    unique (mode, notice_number)
);
create index deal_newest on deal (mode, id desc);
create index deal_seller on deal (seller, id desc);
create index deal_buyer on deal (buyer, id desc);
create index deal_broker on deal (broker, id desc) where broker is not null;
create index deal_centre on deal (mode, centre, id desc);
create index deal_open on deal (id) where state in ('PROPOSED', 'NEGOTIATING');

-- Offers and counter-offers. Written once.
create table deal_round (
    deal            uuid        not null references deal (id),
    position        integer     not null,
    side            text        not null check (side in ('SELLER', 'BUYER')),
    price_minor     bigint      not null check (price_minor > 0),
    right_offered   text        not null,
    extent          jsonb,
    assets          jsonb       not null,
    conditions      text        not null,
    offered_at      timestamptz not null,
    valid_until     timestamptz not null check (valid_until > offered_at),
    offered_by      text        not null,
    offered_subject text        not null,
    own_user        boolean     not null, -- or made for the side by a broker member or an operator
    primary key (deal, position)
);

create table deal_acceptance (
    deal     uuid        not null references deal (id),
    position integer     not null,
    round    integer     not null,
    side     text        not null check (side in ('SELLER', 'BUYER')),
    given_by text        not null,
    subject  text        not null,
    given_at timestamptz not null,
    primary key (deal, position),
    unique (deal, round, subject)
);

-- The assets of the agreed round; the version is the one that the deal was concluded with.
create table deal_asset (
    deal          uuid    not null references deal (id),
    position      integer not null,
    asset         uuid    not null references asset (id),
    asset_version bigint,
    primary key (deal, position),
    unique (deal, asset)
);
create index deal_asset_asset on deal_asset (asset);

create table deal_review (
    deal     uuid        not null references deal (id),
    position integer     not null,
    reviewer text        not null,
    verdict  text        not null,
    reasons  text,
    given_at timestamptz not null,
    primary key (deal, position)
);

-- What anybody says against a publicised deal, and the centre's answer.
create table deal_objection (
    deal        uuid        not null references deal (id),
    number      integer     not null check (number > 0),
    participant uuid,
    raised_by   text        not null,
    subject     text        not null,
    reasons     text        not null,
    raised_at   timestamptz not null,
    verdict     text        check (verdict in ('DISMISSED', 'UPHELD')),
    consequence text        check (consequence in ('END', 'RENEGOTIATE')),
    answer      text,
    answered_by text,
    answered_at timestamptz,
    primary key (deal, number),
    check ((verdict is null) = (answered_at is null)),
    check ((consequence is null) = (verdict is distinct from 'UPHELD'))
);
create index deal_objection_open on deal_objection (deal) where verdict is null;

-- Who has promised to keep the other side's papers to itself.
create table deal_undertaking (
    deal         uuid        not null references deal (id),
    position     integer     not null,
    side         text        not null check (side in ('SELLER', 'BUYER')),
    text_version integer     not null,
    text_hash    text        not null,
    signed_by    text        not null,
    subject      text        not null,
    signed_at    timestamptz not null,
    primary key (deal, position),
    unique (deal, side)
);

-- Confidential papers, and who has read them when.
create table deal_paper (
    deal     uuid        not null references deal (id),
    number   integer     not null check (number > 0),
    side     text        not null check (side in ('SELLER', 'BUYER')),
    evidence uuid        not null,
    title    text        not null,
    added_by text        not null,
    added_at timestamptz not null,
    primary key (deal, number),
    unique (deal, evidence)
);
create table deal_paper_access (
    id          uuid primary key,
    deal        uuid        not null,
    paper       integer     not null,
    participant uuid,
    centre      text,
    read_by     text        not null,
    subject     text        not null,
    read_at     timestamptz not null,
    foreign key (deal, paper) references deal_paper (deal, number)
);
create index deal_paper_access_of on deal_paper_access (deal, id);

-- Deals are numbered by centre and year beside the announcements, without gaps.
create table deal_serial (
    mode   text    not null,
    centre text    not null,
    year   integer not null,
    last   bigint  not null,
    primary key (mode, centre, year)
);

