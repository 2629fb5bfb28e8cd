-- A signature on paper: the sealed report is scanned, and another person of the centre confirms what the scan shows.
alter table opinion_signature
    add column manner          text not null default 'ELECTRONIC' check (manner in ('ELECTRONIC', 'SEALED_SCAN')),
    add column scan_sha256     text references evidence_content (sha256),
    add column scan_pages      integer check (scan_pages > 0),
    add column checked_by      text,
    add column checked_subject text,
    add column checked_at      timestamptz;
alter table opinion_signature
    drop constraint opinion_signature_state_check,
    add constraint opinion_signature_state_check check (state in ('ASKED', 'UPLOADED', 'SIGNED', 'REFUSED')),
    add constraint opinion_signature_scan check ((manner = 'SEALED_SCAN') = (scan_sha256 is not null)
        and (scan_sha256 is null) = (scan_pages is null)),
    add constraint opinion_signature_way check (state not in ('ASKED', 'UPLOADED')
        or (state = 'UPLOADED') = (manner = 'SEALED_SCAN')),
    add constraint opinion_signature_confirmed check (manner = 'ELECTRONIC' or state <> 'SIGNED' or checked_subject is not null),
    add constraint opinion_signature_confirmed_by_another check (checked_subject <> subject);
create index opinion_signature_scanned on opinion_signature (scan_sha256) where scan_sha256 is not null;
