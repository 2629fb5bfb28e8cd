-- 开放许可: notice and payment make the licence (Patent Law 51), nobody signs and nothing is held back.
alter table trade add column open_licence boolean not null default false;
alter table trade alter column open_licence drop default;
alter table trade add constraint trade_open_licence_is_ordinary
    check (not open_licence or (way = 'AWARD' and sale_right = 'ORDINARY_LICENCE'));
create index trade_paid_open_licence on trade (id) where open_licence and state = 'FUNDED';
