-- Files, their bytes once; both tables are those that the chassis writes.
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

-- Statutory appraisal reports (资产评估报告) of institutions, kept for 30 years (Asset Appraisal Law 29).
create table appraisal_report (
    id               uuid primary key,
    row_version      bigint      not null default 0,
    mode             text        not null check (mode in ('live', 'test')),
    centre           text        not null,
    asset            uuid        not null,
    stated           text        not null, -- JSON: number, institution, dates, filing, signers, conclusion
    number           text        not null,
    institution      text        not null,
    state            text        not null check (state in ('ENTERED', 'UPLOADED', 'ACCEPTED', 'REFUSED')),
    sha256           text references evidence_content (sha256),
    file_name        text,
    pages            integer check (pages > 0),
    entered_by       text        not null,
    entered_subject  text        not null,
    participant      uuid,
    entered_at       timestamptz not null,
    uploaded_at      timestamptz,
    retained_until   date,
    checked_by       text,
    checked_subject  text,
    checked_at       timestamptz,
    remarks          text,
    constraint appraisal_report_file check ((state = 'ENTERED') = (sha256 is null) and (sha256 is null) = (retained_until is null)),
    constraint appraisal_report_seen_by_another check (checked_subject is null or checked_subject <> entered_subject)
);
create unique index appraisal_report_once on appraisal_report (mode, institution, number) where state <> 'REFUSED';
create index appraisal_report_of_asset on appraisal_report (asset, id desc);
create index appraisal_report_content on appraisal_report (sha256);

create function appraisal_report_stands() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'appraisal_report' then
        if tg_op = 'DELETE' and old.retained_until > (now() at time zone 'Asia/Shanghai')::date then
            raise exception 'appraisal report % is kept until %', old.id, old.retained_until;
        end if;
        if tg_op = 'UPDATE' and ((old.mode, old.centre, old.asset, old.stated, old.entered_at)
            is distinct from (new.mode, new.centre, new.asset, new.stated, new.entered_at)
            or (old.sha256 is not null and (old.sha256, old.uploaded_at, old.retained_until)
            is distinct from (new.sha256, new.uploaded_at, new.retained_until))) then
            raise exception 'appraisal report % is not rewritten', old.id;
        end if;
    elsif tg_op = 'UPDATE' or exists (select 1 from appraisal_report r where r.sha256 = old.sha256) then
        raise exception 'the bytes of evidence are not rewritten';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger appraisal_report_stands before update or delete on appraisal_report
    for each row execute function appraisal_report_stands();
create trigger appraisal_report_stands before update or delete on evidence_content
    for each row execute function appraisal_report_stands();
create trigger appraisal_report_stands before update or delete on evidence_piece
    for each row execute function appraisal_report_stands();
