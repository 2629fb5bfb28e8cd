-- Whoever is barred for what somebody sells is looked at again when that seller changes. Lots from before have it in leaf 0.
alter table lot add column seller uuid;
update lot set seller = (l.leaf::jsonb -> 'terms' ->> 'seller')::uuid from log_leaf l where l.lot = lot.id and l.sequence = 0;
alter table lot alter column seller set not null;
create index lot_seller on lot (seller) where phase not in ('CLOSED', 'CANCELLED');
drop index bidder_barred;
