-- Each side's commission is shared by itself, with a part for the broker member that brought the side.
alter table trade
    add column seller_broker uuid,
    add column buyer_broker  uuid,
    add column fee_seller_seller_centre_minor bigint not null default 0 check (fee_seller_seller_centre_minor >= 0),
    add column fee_seller_buyer_centre_minor  bigint not null default 0 check (fee_seller_buyer_centre_minor >= 0),
    add column fee_seller_platform_minor      bigint not null default 0 check (fee_seller_platform_minor >= 0),
    add column fee_seller_broker_minor        bigint not null default 0 check (fee_seller_broker_minor >= 0),
    add column fee_buyer_seller_centre_minor  bigint not null default 0 check (fee_buyer_seller_centre_minor >= 0),
    add column fee_buyer_buyer_centre_minor   bigint not null default 0 check (fee_buyer_buyer_centre_minor >= 0),
    add column fee_buyer_platform_minor       bigint not null default 0 check (fee_buyer_platform_minor >= 0),
    add column fee_buyer_broker_minor         bigint not null default 0 check (fee_buyer_broker_minor >= 0);

-- Trades from before kept no more than what each taker got from both sides: the seller's commission fills the takers in their
-- order, the buyer's is the rest. What each taker gets stays what it was.
update trade set
    fee_seller_seller_centre_minor = least(seller_commission_minor, seller_centre_fee_minor),
    fee_seller_buyer_centre_minor = least(
        seller_commission_minor - least(seller_commission_minor, seller_centre_fee_minor), buyer_centre_fee_minor);
update trade set
    fee_seller_platform_minor =
        seller_commission_minor - fee_seller_seller_centre_minor - fee_seller_buyer_centre_minor,
    fee_buyer_seller_centre_minor = seller_centre_fee_minor - fee_seller_seller_centre_minor,
    fee_buyer_buyer_centre_minor = buyer_centre_fee_minor - fee_seller_buyer_centre_minor;
update trade set fee_buyer_platform_minor = platform_fee_minor - fee_seller_platform_minor;

alter table trade
    drop column seller_centre_fee_minor,
    drop column buyer_centre_fee_minor,
    drop column platform_fee_minor,
    add constraint trade_fees_add_up check (
        seller_commission_minor = fee_seller_seller_centre_minor + fee_seller_buyer_centre_minor
            + fee_seller_platform_minor + fee_seller_broker_minor
        and buyer_commission_minor = fee_buyer_seller_centre_minor + fee_buyer_buyer_centre_minor
            + fee_buyer_platform_minor + fee_buyer_broker_minor
        and (seller_broker is not null or fee_seller_broker_minor = 0)
        and (buyer_broker is not null or fee_buyer_broker_minor = 0));
alter table trade add constraint trade_money_adds_up check (
    price_minor + buyer_commission_minor = deposit_applied_minor + amount_due_minor
    and price_minor = seller_proceeds_minor + seller_commission_minor);

alter table payout drop constraint if exists payout_purpose_check;
