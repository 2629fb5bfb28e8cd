-- What was signed, by whom and how is written once; a signature that counts, or counts for nothing, stays so.
create function opinion_signature_stands() returns trigger language plpgsql as $$
declare
    free text[] := array['row_version', 'state', 'provider_reference', 'reason', 'signed_at',
        'checked_by', 'checked_subject', 'checked_at'];
begin
    if tg_op = 'TRUNCATE' then
        raise exception '% is not emptied', tg_table_name;
    elsif tg_op = 'DELETE' then
        raise exception 'signatures are not struck out';
    end if;
    if old.state in ('SIGNED', 'REFUSED') or to_jsonb(old) - free is distinct from to_jsonb(new) - free then
        raise exception 'signature % is not rewritten', old.id;
    end if;
    return new;
end $$;
create trigger opinion_signature_stands before update or delete on opinion_signature
    for each row execute function opinion_signature_stands();
create trigger opinion_signature_not_emptied before truncate on opinion_signature
    for each statement execute function opinion_signature_stands();

-- The bytes of a scan stay as long as its signature.
create function opinion_scan_stands() returns trigger language plpgsql as $$
begin
    if exists (select 1 from opinion_signature s where s.scan_sha256 = old.sha256) then
        raise exception 'the scan of a signature is not deleted';
    end if;
    return old;
end $$;
create trigger opinion_scan_stands before delete on evidence_content
    for each row execute function opinion_scan_stands();
create trigger opinion_scan_stands before delete on evidence_piece
    for each row execute function opinion_scan_stands();
