-- Kept for 30 years at least, whatever a setting says (Asset Appraisal Law 29).
alter table appraisal_report add constraint appraisal_report_kept_for_30_years
    check (retained_until >= ((uploaded_at at time zone 'Asia/Shanghai')::date + interval '30 years')::date);

-- All but the check and the one upload is written once.
create or replace function appraisal_report_stands() returns trigger language plpgsql as $$
declare
    free text[] := array['row_version', 'state', 'checked_by', 'checked_subject', 'checked_at', 'remarks'];
begin
    if tg_op = 'TRUNCATE' then
        raise exception '% is not emptied', tg_table_name;
    end if;
    if tg_table_name = 'appraisal_report' then
        if tg_op = 'DELETE' and old.retained_until > (now() at time zone 'Asia/Shanghai')::date then
            raise exception 'appraisal report % is kept until %', old.id, old.retained_until;
        end if;
        if tg_op = 'UPDATE' then
            if old.sha256 is null then
                free := free || array['sha256', 'file_name', 'pages', 'uploaded_at', 'uploaded_subject', 'retained_until'];
            end if;
            if to_jsonb(old) - free is distinct from to_jsonb(new) - free then
                raise exception 'appraisal report % is not rewritten', old.id;
            end if;
        end if;
    elsif tg_op = 'UPDATE' or exists (select 1 from appraisal_report r where r.sha256 = old.sha256) then
        raise exception 'the bytes of evidence are not rewritten';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger appraisal_report_not_emptied before truncate on appraisal_report
    for each statement execute function appraisal_report_stands();
create trigger appraisal_report_not_emptied before truncate on evidence_content
    for each statement execute function appraisal_report_stands();
create trigger appraisal_report_not_emptied before truncate on evidence_piece
    for each statement execute function appraisal_report_stands();
