-- Files that prove something. The bytes stand once, in pieces, so that neither storing nor serving one needs it whole in memory.
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
-- compressed formats already
alter table evidence_piece alter column bytes set storage external;

-- What a file is said to prove, about what, and who looked at it.
create table evidence (
    id             uuid primary key,
    mode           text        not null check (mode in ('live', 'test')),
    version        bigint      not null check (version > 0),
    subject        text        not null check (subject in ('ASSET', 'LISTING', 'PARTICIPANT', 'DEAL', 'MANDATE')),
    subject_id     uuid        not null,
    kind           text        not null,
    as_of          date        not null,
    file_name      text        not null,
    sha256         text        not null references evidence_content (sha256),
    state          text        not null check (state in ('UPLOADED', 'REVIEWED', 'CHECKED', 'REFUSED')),
    uploaded_by    text        not null,
    participant    uuid,
    centre         text,
    uploaded_at    timestamptz not null,
    retained_until date        not null,
    review         jsonb,
    checking       jsonb,
    constraint evidence_said_once unique nulls not distinct (mode, subject, subject_id, kind, as_of, sha256, participant, centre)
);
create index evidence_of on evidence (mode, subject, subject_id, id);
create index evidence_content_of on evidence (sha256);

create function evidence_stands() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'evidence' then
        if tg_op = 'DELETE' and old.retained_until > (now() at time zone 'Asia/Shanghai')::date then
            raise exception 'evidence % is kept until %', old.id, old.retained_until;
        end if;
        if tg_op = 'UPDATE' and (old.sha256, old.subject, old.subject_id, old.kind, old.as_of, old.uploaded_at, old.retained_until)
            is distinct from (new.sha256, new.subject, new.subject_id, new.kind, new.as_of, new.uploaded_at, new.retained_until) then
            raise exception 'evidence % is not rewritten', old.id;
        end if;
    elsif tg_op = 'UPDATE' or exists (select 1 from evidence e where e.sha256 = old.sha256) then
        raise exception 'the bytes of evidence are not rewritten';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger evidence_stands before update or delete on evidence for each row execute function evidence_stands();
create trigger evidence_stands before update or delete on evidence_content for each row execute function evidence_stands();
create trigger evidence_stands before update or delete on evidence_piece for each row execute function evidence_stands();
