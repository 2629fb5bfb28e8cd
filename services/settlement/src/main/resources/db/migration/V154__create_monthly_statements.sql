-- Monthly statements, made once and kept as they were made; the facts are what they were made of.
create table monthly_statement (
    id      uuid primary key,
    mode    text        not null check (mode in ('live', 'test')),
    centre  text        not null,
    month   text        not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    facts   text        not null, -- JSON
    csv     bytea       not null,
    pdf_zh  bytea       not null,
    pdf_en  bytea       not null,
    made_at timestamptz not null,
    constraint monthly_statement_once unique (mode, centre, month)
);
create function monthly_statement_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a statement stays as it was made' using errcode = 'restrict_violation';
end $$;
create trigger monthly_statement_stays before update or delete or truncate on monthly_statement
    for each statement execute function monthly_statement_stays();
