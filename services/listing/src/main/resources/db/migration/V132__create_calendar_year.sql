-- Announced years of calendars, as operators have loaded them; a year that comes with the market stands in its file until it is loaded here.
-- id is mode, calendar and year: test:CN:2027.
create table calendar_year (
    id           text primary key,
    mode         text        not null check (mode in ('live', 'test')),
    calendar     text        not null,
    year         integer     not null,
    version      bigint      not null check (version > 0),
    notice       text        not null,
    url          text,
    holidays     jsonb       not null,
    make_up_days jsonb       not null,
    loaded_by    text        not null,
    loaded_at    timestamptz not null,
    unique (mode, calendar, year)
);
