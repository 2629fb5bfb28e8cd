-- An event that became known before its day: the sweep takes it up when the day has come.
alter table legal_event add column early boolean not null default false;
create index legal_event_early on legal_event (effective_on) where early;
