-- A public event names the same centres to everybody; so one column says both which centres an event names and which may read all of it.
alter table feed_event drop column public_centres;
alter table feed_event add constraint feed_event_says_more_to_somebody
    check (centre_data is null or cardinality(centres) > 0);

-- One row each, written with every event: new versions stay on their page.
alter table feed_head set (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table feed_purge set (fillfactor = 10);
