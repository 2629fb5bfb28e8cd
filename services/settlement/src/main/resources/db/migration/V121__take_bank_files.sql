-- The dedicated accounts into which everybody pays, and what their last statement said.
create table settlement_account (
    id              uuid primary key,
    mode            text        not null check (mode in ('live', 'test')),
    bank            text        not null,
    name            text        not null,
    number          text        not null,
    currency        text        not null,
    bank_code       text,
    centre          text, -- whose finance keeps it; null: the market's admin
    suspense_millis bigint      not null check (suspense_millis >= 0), -- until money that matched nothing goes back
    closing_minor   bigint      not null, -- the balance that the next statement must open with
    sequence        bigint,
    complete_until  timestamptz not null,
    state           text        not null check (state in ('OPEN', 'CLOSED')),
    opened_by       text        not null,
    opened_at       timestamptz not null,
    unique (mode, number, currency)
);

-- Accounts of others, and in whose name they are: as seen on statements, or proposed by one person and confirmed by a second.
create table bank_known_account (
    id                uuid primary key,
    mode              text        not null check (mode in ('live', 'test')),
    number            text        not null,
    name              text        not null,
    name_key          text        not null,
    bank              text,
    bank_code         text,
    holder            text, -- a participant's id, centre:GZ, platform; null where nobody has said
    state             text        not null check (state in ('SEEN', 'PROPOSED', 'CONFIRMED', 'CLOSED')),
    evidence          text,
    proposed_by       text,
    proposed_subject  text,
    confirmed_by      text,
    at                timestamptz not null,
    check ((state = 'CONFIRMED') <= (holder is not null and confirmed_by is not null)),
    unique (mode, number, name_key)
);
create index bank_known_account_name on bank_known_account (mode, name_key) where state = 'CONFIRMED';
create index bank_known_account_holder on bank_known_account (mode, holder) where state = 'CONFIRMED';

-- Sub-accounts that a bank gave out for a deposit or a trade.
create table bank_sub_account (
    mode      text not null check (mode in ('live', 'test')),
    number    text not null,
    reference text not null,
    added_by  text not null,
    primary key (mode, number)
);

-- How a bank's spreadsheets are read.
create table bank_mapping (
    id       uuid primary key,
    mode     text        not null check (mode in ('live', 'test')),
    name     text        not null,
    spec     text        not null, -- JSON
    added_by text        not null,
    added_at timestamptz not null,
    unique (mode, name)
);

-- A file that a bank gave, whole, as it came.
create table bank_file (
    id          uuid primary key,
    mode        text        not null check (mode in ('live', 'test')),
    sha256      text        not null,
    name        text,
    format      text        not null,
    mapping     text,
    size        bigint      not null,
    content     bytea       not null, -- compressed
    uploaded_by text        not null,
    centre      text,
    uploaded_at timestamptz not null,
    lines       integer     not null,
    state       text        not null check (state in ('APPLYING', 'DONE')),
    done_at     timestamptz,
    unique (mode, sha256)
);
create index bank_file_applying on bank_file (id) where state = 'APPLYING';

create table bank_statement (
    file           uuid        not null references bank_file (id),
    number         integer     not null,
    account        uuid        not null references settlement_account (id),
    statement      text,
    sequence       bigint,
    opening_minor  bigint      not null,
    closing_minor  bigint      not null,
    credits_minor  bigint      not null,
    debits_minor   bigint      not null,
    entries        integer     not null,
    lines          integer     not null,
    complete_until timestamptz,
    primary key (file, number)
);
create index bank_statement_account on bank_statement (account, opening_minor);

-- Its lines, each with what became of it: the report.
create table bank_file_line (
    file                uuid        not null references bank_file (id),
    line                integer     not null,
    statement           integer     not null,
    entry               integer     not null,
    id                  uuid        not null, -- of the bank_line that it becomes, or has become before
    account             uuid        not null,
    kind                text        not null check (kind in
        ('PAYMENT', 'RETURN', 'REVERSAL', 'CHARGE', 'INTEREST', 'BATCH')),
    direction           text        not null check (direction in ('CREDIT', 'DEBIT')),
    currency            text        not null,
    amount_minor        bigint      not null check (amount_minor > 0),
    reference           text        not null,
    booked_at           timestamptz not null,
    value_on            date,
    name                text,
    number              text,
    bank_code           text,
    sub_account         text,
    remark              text,
    end_to_end          text,
    batch               text,
    return_reason       text,
    instructed          numeric,
    instructed_currency text,
    rate                numeric,
    outcome             text        not null check (outcome in ('WAITING', 'APPLIED', 'DUPLICATE')),
    primary key (file, line)
);
create index bank_file_line_waiting on bank_file_line (file, line) where outcome = 'WAITING';
create index bank_file_line_reference on bank_file_line (account, reference) where outcome = 'WAITING';

-- An entry of any statement, whether a link or a file brought it.
alter table bank_line
    add column kind          text not null default 'PAYMENT' check (kind in
        ('PAYMENT', 'RETURN', 'REVERSAL', 'CHARGE', 'INTEREST', 'BATCH')),
    add column account       uuid references settlement_account (id),
    add column reference     text,
    add column name          text,
    add column bank_code     text,
    add column sub_account   text,
    add column end_to_end    text,
    add column batch         text,
    add column return_reason text,
    add column back_at       timestamptz, -- until when an operator may decide
    add column assign_kind    text check (assign_kind in ('DEPOSIT', 'TRADE')),
    add column assign_to      uuid,
    add column assign_why     text,
    add column assign_by      text,
    add column assign_subject text,
    add column decided_by     text,
    drop constraint bank_line_state_check,
    add constraint bank_line_state_check check (state in
        ('MATCHED', 'RETURNED', 'UNEXPLAINED', 'STUCK', 'SUSPENDED', 'REVERSED')),
    add constraint bank_line_waits check ((state = 'SUSPENDED') <= (back_at is not null));
create unique index bank_line_reference on bank_line (account, reference) where account is not null;
create index bank_line_suspended on bank_line (back_at) where state = 'SUSPENDED';

-- Orders to the bank: made by one, released by a second, and followed until their fate is known.
create table payout_batch (
    id                 uuid primary key,
    mode               text        not null check (mode in ('live', 'test')),
    account            uuid        not null references settlement_account (id),
    centre             text,
    currency           text        not null,
    total_minor        bigint      not null check (total_minor > 0),
    count              integer     not null check (count > 0),
    state              text        not null check (state in ('MADE', 'RELEASED', 'HANDED_OVER', 'WITHDRAWN')),
    made_by            text        not null,
    made_subject       text        not null,
    made_at            timestamptz not null,
    released_by        text,
    released_subject   text,
    released_at        timestamptz,
    handed_by          text,
    handed_at          timestamptz,
    -- four eyes
    constraint payout_batch_four_eyes check (released_subject is null or released_subject <> made_subject)
);

alter table payout
    add column batch       uuid references payout_batch (id),
    add column replaces    uuid unique references payout (id), -- a failed order is replaced once
    add column replaced_by uuid unique references payout (id),
    add column failure     text,
    add column told_at     timestamptz,
    add column asked_at    timestamptz,
    add column told        integer not null default 0,
    drop constraint payout_state_check,
    add constraint payout_state_check check (state in
        ('WAITING', 'RELEASED', 'ORDERED', 'UNKNOWN', 'CONFIRMED', 'REFUSED', 'BOUNCED'));
create index payout_released on payout (mode, created_at, id) where state = 'RELEASED';
create index payout_unsure on payout (mode, asked_at) where state in ('UNKNOWN', 'ORDERED');
create index payout_batch_of on payout (batch) where batch is not null;
