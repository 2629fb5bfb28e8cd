-- The sweep walks those that wait in the order of their deposits, a page at a time; nothing asks for them by their time.
drop index forfeiture_waiting;
create index forfeiture_waiting on forfeiture (deposit) where state = 'WAITING';
