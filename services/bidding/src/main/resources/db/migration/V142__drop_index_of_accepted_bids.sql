-- Accepted bids of a lot are read in order by the primary key; this index only cost every bid another entry.
drop index bid_accepted;
