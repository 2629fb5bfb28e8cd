-- What events have told of a lot's bids, and what they have not yet: how many valid ones, the first of them, who led before it, at what price.
alter table lot
    add column told_at timestamptz,
    add column untold bigint not null default 0,
    add column untold_first bigint,
    add column untold_led text,
    add column untold_price bigint,
    add check ((untold = 0) = (untold_first is null));
