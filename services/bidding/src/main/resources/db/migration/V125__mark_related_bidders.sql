-- Whether a bidder and the seller have declared an interest in common: it may bid, and everybody sees it.
alter table bidder add column related boolean not null default false;
create index bidder_barred on bidder (lot) where state = 'BARRED';
