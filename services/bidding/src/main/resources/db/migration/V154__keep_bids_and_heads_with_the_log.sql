-- A judged bid is an entry of its lot's log, and a signed head belongs to the last entry of its commit: what is kept of either besides stands in
-- the entry's row. Three rows, with an index by lot and place each, were one thing said three times.
-- All of it is read, and a long log takes its time.
set local statement_timeout = 0;
set local enable_seqscan = on;
set local enable_hashjoin = on;
set local enable_mergejoin = on;
drop trigger log_leaf_append_only on log_leaf;
alter table log_leaf
    add column bid uuid,
    add column participant uuid,
    add column client text,
    add column key text,
    add column key_hash uuid,
    add column amount bigint check (amount >= 0),
    add column accepted boolean,
    add column rejection text,
    add column lowest bigint,
    add column ends_at timestamptz,
    add column at timestamptz,
    add column size bigint,
    add column inclusion bytea,
    add column salt bytea check (length(salt) = 32),
    add column sealed_hash bytea check (length(sealed_hash) = 32),
    add column hidden boolean,
    add column root bytea check (length(root) = 32),
    add column head_at timestamptz,
    add column key_id text,
    add column signature text,
    add column shared_root bytea check (length(shared_root) = 32),
    add column shared_size bigint,
    add column shared_index bigint,
    add column shared_inclusion bytea,
    add column edge_size bigint,
    add column edge bytea;
update log_leaf l set bid = b.id, participant = b.participant, client = b.client, key = b.key, key_hash = b.key_hash, amount = b.amount,
    accepted = b.accepted, rejection = b.rejection, lowest = b.lowest, ends_at = b.ends_at, at = b.at, size = b.size, inclusion = b.inclusion,
    salt = b.salt, sealed_hash = b.sealed_hash, hidden = b.hidden,
    root = h.root, head_at = h.at, key_id = h.key_id, signature = h.signature, shared_root = h.shared_root, shared_size = h.shared_size,
    shared_index = h.shared_index, shared_inclusion = h.shared_inclusion, edge_size = h.edge_size, edge = h.edge
    from log_leaf k
        left join bid b on b.lot = k.lot and b.sequence = k.sequence
        left join tree_head h on h.lot = k.lot and h.size = k.sequence + 1
    where l.lot = k.lot and l.sequence = k.sequence and (b.lot is not null or h.lot is not null);
drop table bid;
drop table tree_head;
alter table log_leaf
    add check (num_nulls(bid, participant, client, key, key_hash, accepted, ends_at, at, size, hidden) in (0, 10)),
    add check (bid is null or amount is not null or sealed_hash is not null),
    add check (num_nulls(root, head_at, key_id, signature) in (0, 4)),
    add check (num_nulls(shared_root, shared_size, shared_index, shared_inclusion) in (0, 4)),
    add check ((edge is null) = (edge_size is null));
create unique index log_leaf_key on log_leaf (key_hash, lot) where bid is not null;
create index log_leaf_participant on log_leaf (participant, lot, sequence) where bid is not null;
create index log_leaf_hidden on log_leaf (lot, sequence) where hidden;

-- What was hidden is shown in the end, and sealed offers are opened; of all else nothing ever changes.
create trigger log_leaf_append_only
    before delete or update of lot, sequence, leaf, hash, bid, participant, client, key, key_hash, accepted, rejection, lowest, ends_at, at,
        size, inclusion, salt, sealed_hash, root, head_at, key_id, signature, shared_root, shared_size, shared_index, shared_inclusion,
        edge_size, edge on log_leaf
    for each statement execute function refuse_change();

-- Judged bids as their bidders sent them.
create view bid as
    select lot, sequence, bid as id, participant, client, key, key_hash, amount, accepted, rejection, lowest, ends_at, at, hash as leaf_hash,
        size, inclusion, salt, sealed_hash, hidden
    from log_leaf where bid is not null;
