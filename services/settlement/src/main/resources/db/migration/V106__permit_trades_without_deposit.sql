-- A trade comes of an award, whose winner had given a deposit on the lot, or of a deal, which has neither lot nor deposit:
-- there lot is the deal's own id.
alter table trade
    add column way text not null default 'AWARD' check (way in ('AWARD', 'DEAL')),
    alter column deposit drop not null,
    drop constraint trade_lot_fkey,
    drop constraint trade_deposit_fkey;
alter table trade alter column way drop default;
alter table deposit add constraint deposit_of_lot unique (id, lot);
alter table trade
    -- a deposit names an announced lot, so the trade of an award does too
    add constraint trade_deposit_of_lot foreign key (deposit, lot) references deposit (id, lot),
    add constraint trade_deal_has_no_deposit check ((way = 'DEAL') = (deposit is null)),
    add constraint trade_deal_applies_nothing
        check (way = 'AWARD' or (deposit_applied_minor = 0 and deposit_returned_minor = 0));
