-- Of a bidder's bids only whether there is a valid one matters: a count would have to be written with every bid.
alter table bidder add column has_bid boolean not null default false;
update bidder set has_bid = true where bids > 0;
alter table bidder drop column bids;
