-- While its lot is suspended nobody is told that it opens soon.
alter table notice_due add column suspended boolean not null default false;
drop index notice_due_next;
create index notice_due_next on notice_due (due_at) where not suspended;

-- Who bids for a lot that runs is nobody's to see.
update notice set centres = '{}' where kind = 'OUTBID';

-- What waits for a person, where the person unsubscribes or changes its address.
create index notice_delivery_waiting on notice_delivery (person) where state = 'PENDING';
