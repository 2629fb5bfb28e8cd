-- What the register knows of a party beside its standing.
alter table participant
    -- names in lower case, one after the other: where a search by name looks
    add column name_text        text        not null default '',
    -- who now acts for it under a mandate
    add column agents           jsonb       not null default '[]',
    -- centres that declared it their staff, and those of whoever it acts for
    add column staff_declared   jsonb       not null default '[]',
    add column staff_of         jsonb       not null default '[]',
    -- steps that need two of its users
    add column two_person_steps jsonb       not null default '[]',
    add column erased_at        timestamptz;
update participant set name_text = lower(concat_ws(' ', name ->> 'zh', name ->> 'en'));

-- Who a party is in the papers. Apart from everything else, so that it can be erased; in no event, no audit entry, no log.
create table participant_identity (
    participant          uuid primary key references participant (id),
    mode                 text        not null check (mode in ('live', 'test')),
    version              bigint      not null check (version > 0),
    credit_code          text,
    legal_representative text,
    bank                 text,
    bank_account         text,
    bank_account_name    text,
    document_kind        text,
    document_country     text,
    document_number      text,
    document_key         text,
    document_expires     date,
    changed_at           timestamptz not null
);
-- one firm, one person: one participant in a mode
create unique index participant_identity_credit_code on participant_identity (mode, credit_code);
create unique index participant_identity_document on participant_identity (mode, document_key);

-- By whom, when and on what papers a centre qualified a party.
create table participant_qualification (
    id           uuid primary key,
    participant  uuid        not null references participant (id),
    centre       text        not null,
    qualified_by text        not null,
    qualified_at timestamptz not null,
    documents    jsonb       not null default '[]'
);
create index participant_qualification_participant on participant_qualification (participant, id);
