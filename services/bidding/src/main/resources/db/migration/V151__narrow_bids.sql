-- The record of an idempotency key: the first 16 bytes of SHA-256 of client, a space, and the key, which has none. An index over both
-- texts took more room than all else that a bid's row is found by.
alter table bid add column key_hash uuid;
update bid set key_hash = encode(substring(sha256(convert_to(client || ' ' || key, 'UTF8')) for 16), 'hex')::uuid;
alter table bid alter column key_hash set not null;
alter table bid drop constraint bid_client_key_lot_key;
alter table bid add constraint bid_key unique (key_hash, lot);

-- The leaf has its hash, and the path to the root follows from the leaves of the commit and the edge of the tree before it, which
-- stands once with the commit's head. Bids from before have theirs still.
alter table bid alter column leaf_hash drop not null;
alter table bid alter column inclusion drop not null;
alter table tree_head
    add column edge_size bigint,
    add column edge bytea,
    add check ((edge is null) = (edge_size is null));
