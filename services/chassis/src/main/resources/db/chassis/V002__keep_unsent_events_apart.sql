-- Which events wait to be sent stands apart, so that an event's own row is written once: marking it as sent wrote all of it and its
-- entries in four indexes once more. Nobody looks one up by its id or by its subject.
create table outbox_unsent (
    position bigint primary key
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
insert into outbox_unsent select position from outbox_event where published_at is null;
drop index outbox_event_subject;
alter table outbox_event drop constraint outbox_event_event_id_key;
alter table outbox_event drop column published_at;
