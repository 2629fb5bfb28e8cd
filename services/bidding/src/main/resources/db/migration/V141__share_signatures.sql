-- Heads of several lots that were signed together: the root of the tree of their statements, how many they are, which one this
-- is, and its path. Null where a head was signed alone.
alter table tree_head
    add column shared_root bytea check (length(shared_root) = 32),
    add column shared_size bigint,
    add column shared_index bigint,
    add column shared_inclusion bytea,
    add check (num_nulls(shared_root, shared_size, shared_index, shared_inclusion) in (0, 4));
