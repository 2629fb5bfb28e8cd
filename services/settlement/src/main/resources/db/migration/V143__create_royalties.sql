-- Running royalties of a licence: the terms that both sides agreed on, and the statement of each period.
create table licence (
    id                     uuid primary key,
    row_version            integer     not null default 0,
    mode                   text        not null check (mode in ('live', 'test')),
    trade                  uuid        not null unique references trade (id),
    centre                 text        not null,
    buyer_centre           text        not null,
    licensor               uuid        not null,
    licensee               uuid        not null,
    state                  text        not null check (state in ('PROPOSED', 'AGREED')),
    rate_basis_points      integer     not null check (rate_basis_points between 0 and 10000),
    currency               text        not null,
    minimum_minor          bigint      not null check (minimum_minor >= 0),
    period                 text        not null check (period in ('MONTH', 'QUARTER', 'YEAR')),
    from_day               date        not null,
    until_day              date check (until_day > from_day),
    statement_working_days integer     not null check (statement_working_days > 0),
    payment_working_days   integer     not null check (payment_working_days > 0),
    fees                   text        not null, -- the centre's schedule when the terms were proposed, JSON
    proposed_by_side       text        not null check (proposed_by_side in ('SELLER', 'BUYER')),
    proposed_by            text        not null,
    proposed_at            timestamptz not null,
    agreed_by              text,
    agreed_at              timestamptz,
    constraint licence_agreed check ((state = 'AGREED') = (agreed_by is not null and agreed_at is not null))
);
create index licence_agreed on licence (id) where state = 'AGREED';

create table royalty_statement (
    id                uuid primary key,
    row_version       integer     not null default 0,
    licence           uuid        not null references licence (id),
    number            integer     not null check (number > 0),
    from_day          date        not null,
    until_day         date        not null check (until_day > from_day),
    whole_days        integer     not null check (whole_days > 0),
    state             text        not null check (state in ('AWAITED', 'SUBMITTED', 'DISPUTED', 'ACCEPTED', 'PAID', 'PAID_ON')),
    edition           integer     not null default 0 check (edition >= 0), -- one more each time it is stated anew
    sales             text,       -- what was stated, JSON
    net_minor         bigint,
    on_sales_minor    bigint,
    least_minor       bigint,
    due_minor         bigint,
    fee_minor         bigint,
    statement_due     date        not null,
    payment_due       date,
    payment_reference text        not null unique,
    submitted_by      text,
    accepted_by       text,
    disputed_why      text,
    reminders         integer     not null default 0 check (reminders >= 0),
    reminded_on       date,
    paid_at           timestamptz,
    constraint royalty_statement_once unique (licence, number),
    constraint royalty_adds_up check (due_minor is null or (due_minor = greatest(on_sales_minor, least_minor)
        and fee_minor between 0 and due_minor)),
    constraint royalty_stated check (state = 'AWAITED' or due_minor is not null),
    constraint royalty_payable check (state not in ('ACCEPTED', 'PAID', 'PAID_ON') or (payment_due is not null and accepted_by is not null))
);
create index royalty_statement_open on royalty_statement (state, id) where state in ('AWAITED', 'ACCEPTED', 'PAID');

create table royalty_step (
    statement uuid        not null references royalty_statement (id),
    sequence  integer     not null,
    state     text        not null,
    at        timestamptz not null,
    by        text        not null,
    why       text        not null,
    primary key (statement, sequence)
);

-- A payout of royalties: to the licensor, and of the fees taken from them. Its purposes are those that the service knows.
alter table payout
    add column royalty uuid references royalty_statement (id),
    drop constraint if exists payout_purpose_check;
create index payout_royalty on payout (royalty) where royalty is not null;
