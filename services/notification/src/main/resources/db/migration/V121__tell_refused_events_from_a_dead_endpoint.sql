-- Since when the attempts of a delivery fail: one that is refused is neither hastened by each recovery of its endpoint nor given up
-- before the schedule has passed.
alter table webhook_delivery add column failing_since timestamptz;

-- What is due is taken in the order in which it became due.
drop index webhook_delivery_next;

-- The inbox forgets what it took long ago.
create index inbox_event_received on inbox_event (received_at);
