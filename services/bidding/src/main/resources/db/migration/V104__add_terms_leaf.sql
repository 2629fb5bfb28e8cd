-- A notice may be corrected before the lot opens: the leaf whose terms hold, 0 for the announcement.
alter table lot add column terms_leaf bigint not null default 0;
