-- What each winner owes: not always what the best one has offered.
alter table lot add column price bigint check (price >= 0);
update lot set price = leading_amount where result = 'SOLD';
