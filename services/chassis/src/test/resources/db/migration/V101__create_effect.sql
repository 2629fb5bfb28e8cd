-- What the handlers of the tests have done: one row for each time an event took effect.
create table effect (
    position bigint generated always as identity primary key,
    event_id uuid not null,
    kind     text not null,
    subject  text not null,
    sequence bigint not null default 0
);
create table thing (id text primary key);
