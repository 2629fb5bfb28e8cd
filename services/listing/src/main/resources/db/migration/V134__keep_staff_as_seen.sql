-- Beside what the manager has entered stands what the person's token said when it was last seen; one of the two may be missing.
alter table centre_staff
    drop column source,
    drop column changed_at,
    alter column roles drop not null,
    add column seen_roles jsonb,
    add column entered_by text,
    add column entered_at timestamptz,
    add check (roles is not null or seen_roles is not null);
