-- Grows with everything that changes of a lot or its bidders, so that a replica knows whether what it remembers still holds.
alter table lot add column version bigint not null default 0;
