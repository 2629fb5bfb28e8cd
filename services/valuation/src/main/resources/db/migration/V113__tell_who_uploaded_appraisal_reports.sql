-- Whoever uploaded the file does not check it either; null for files of before.
alter table appraisal_report add column uploaded_subject text;
alter table appraisal_report add constraint appraisal_report_not_checked_by_who_uploaded
    check (checked_subject <> uploaded_subject);

-- One that is only stated bars nobody: anybody could state another's report first.
drop index appraisal_report_once;
create unique index appraisal_report_once on appraisal_report (mode, institution, number)
    where state in ('UPLOADED', 'ACCEPTED');
