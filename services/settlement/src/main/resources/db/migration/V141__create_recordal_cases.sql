-- The file of each procedure that a trade goes through: what the office wants, has said, and what two people found.
create table recordal_case (
    id                  uuid primary key,
    row_version         integer     not null default 0,
    mode                text        not null check (mode in ('live', 'test')),
    trade               uuid        not null references trade (id),
    matter              text        not null,
    part                text        not null check (part in ('RELEASES', 'OWED', 'OPTIONAL')),
    state               text        not null check (state in ('OPENED', 'COLLECTING', 'FILED', 'CORRECTION_ASKED', 'CORRECTED',
        'NOTICE_ISSUED', 'IN_EFFECT', 'RECORDED', 'GAZETTED', 'REFUSED', 'CLOSED')),
    opened_at           timestamptz not null,
    round               integer     not null default 0 check (round >= 0), -- one more each time it is filed anew
    linked              boolean     not null default false, -- handed in over a link, and not by hand
    handed_in           boolean     not null default false, -- the office has what was last to be handed in
    answers_read        integer     not null default 0 check (answers_read >= 0),
    corrections         integer     not null default 0 check (corrections >= 0), -- of this round
    filed_on            date,
    office_number       text,
    correct_until       date,
    said_why            text,       -- why a correction was asked for, or the request refused
    claim_kind          text check (claim_kind in ('EFFECT', 'CORRECTION', 'REFUSAL', 'GAZETTE')),
    claim_number        text,
    claim_on            date,
    claim_until         date,
    claim_why           text,
    claim_as_of         date,
    claim_evidence      uuid,
    claim_by            text,
    claim_subject       text,
    claim_at            timestamptz,
    registration        text,
    effective_on        date,
    entered_by          text,
    entered_subject     text,
    checked_by          text,
    recorded_at         timestamptz,
    gazette             text,
    gazetted_on         date,
    constraint recordal_case_once unique (trade, matter),
    constraint recordal_recorded_by_two check (state not in ('RECORDED', 'GAZETTED')
        or (registration is not null and effective_on is not null and entered_by is not null and checked_by is not null
            and recorded_at is not null))
);
create index recordal_case_with_office on recordal_case (id) where linked and state not in ('CLOSED', 'GAZETTED', 'REFUSED');

create table recordal_step (
    recordal_case uuid        not null references recordal_case (id),
    sequence      integer     not null,
    state         text        not null,
    at            timestamptz not null,
    by            text        not null,
    why           text        not null,
    primary key (recordal_case, sequence)
);

-- Files about trades. The bytes stand once, in pieces; both tables are those that the chassis writes.
create table evidence_content (
    sha256     text primary key check (length(sha256) = 64),
    media_type text        not null,
    size       bigint      not null check (size > 0),
    stored_at  timestamptz not null
);
create table evidence_piece (
    sha256   text    not null references evidence_content (sha256),
    position integer not null check (position >= 0),
    bytes    bytea   not null,
    primary key (sha256, position)
);
alter table evidence_piece alter column bytes set storage external; -- compressed formats already

create table trade_evidence (
    id               uuid primary key,
    row_version      integer     not null default 0,
    mode             text        not null check (mode in ('live', 'test')),
    trade            uuid        not null references trade (id),
    matter           text        not null,
    paper            text        not null,
    as_of            date        not null, -- the day for which it speaks
    file_name        text        not null,
    sha256           text        not null references evidence_content (sha256),
    state            text        not null check (state in ('UPLOADED', 'ACCEPTED', 'REFUSED')),
    uploaded_by      text        not null,
    uploaded_subject text        not null,
    participant      uuid,
    centre           text,
    uploaded_at      timestamptz not null,
    retained_until   date        not null,
    reviewed_by      text,
    reviewed_subject text,
    reviewed_at      timestamptz,
    remarks          text,
    constraint trade_evidence_brought_once unique nulls not distinct (trade, matter, paper, as_of, sha256, participant, centre),
    constraint trade_evidence_seen_by_another check (reviewed_subject is null or reviewed_subject <> uploaded_subject)
);
create index trade_evidence_of on trade_evidence (trade, id);

create function trade_evidence_stands() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'trade_evidence' then
        if tg_op = 'DELETE' and old.retained_until > (now() at time zone 'Asia/Shanghai')::date then
            raise exception 'evidence % is kept until %', old.id, old.retained_until;
        end if;
        if tg_op = 'UPDATE' and (old.trade, old.matter, old.paper, old.as_of, old.sha256, old.uploaded_at, old.retained_until)
            is distinct from (new.trade, new.matter, new.paper, new.as_of, new.sha256, new.uploaded_at, new.retained_until) then
            raise exception 'evidence % is not rewritten', old.id;
        end if;
    elsif tg_op = 'UPDATE' or exists (select 1 from trade_evidence e where e.sha256 = old.sha256) then
        raise exception 'the bytes of evidence are not rewritten';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger trade_evidence_stands before update or delete on trade_evidence
    for each row execute function trade_evidence_stands();
create trigger trade_evidence_stands before update or delete on evidence_content
    for each row execute function trade_evidence_stands();
create trigger trade_evidence_stands before update or delete on evidence_piece
    for each row execute function trade_evidence_stands();

-- The simulated offices' own books. Used only where they are switched on.
create table simulated_office_plan (
    filing uuid primary key,
    plan   text not null
);
create table simulated_office_filing (
    filing   uuid        not null,
    round    integer     not null,
    office   text        not null,
    number   text        not null,
    plan     text        not null,
    filed_at timestamptz not null,
    primary key (filing, round)
);
create table simulated_office_correction (
    filing     uuid        not null,
    round      integer     not null,
    correction integer     not null,
    taken_at   timestamptz not null,
    primary key (filing, round, correction)
);
