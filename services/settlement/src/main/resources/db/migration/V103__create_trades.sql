-- A sale after the hammer, with every amount fixed from the announced terms when it was opened.
create table trade (
    id                        uuid primary key,
    version                   bigint      not null,
    mode                      text        not null check (mode in ('live', 'test')),
    award                     uuid        not null unique,
    lot                       uuid        not null references lot_terms (lot),
    centre                    text        not null,
    buyer_centre              text        not null,
    seller                    uuid        not null,
    buyer                     uuid        not null,
    deposit                   uuid        not null references deposit (id),
    sale_right                text        not null,
    assets                    uuid[]      not null,
    title_zh                  text,
    title_en                  text,
    state                     text        not null check (state in
        ('OPENED', 'SIGNED', 'FUNDED', 'RECORDED', 'COMPLETED', 'DEFAULTED')),
    currency                  text        not null,
    price_minor               bigint      not null check (price_minor > 0),
    seller_commission_minor   bigint      not null check (seller_commission_minor >= 0),
    buyer_commission_minor    bigint      not null check (buyer_commission_minor >= 0),
    deposit_applied_minor     bigint      not null check (deposit_applied_minor >= 0),
    deposit_returned_minor    bigint      not null check (deposit_returned_minor >= 0),
    amount_due_minor          bigint      not null check (amount_due_minor >= 0),
    seller_proceeds_minor     bigint      not null check (seller_proceeds_minor >= 0),
    seller_centre_fee_minor   bigint      not null check (seller_centre_fee_minor >= 0),
    buyer_centre_fee_minor    bigint      not null check (buyer_centre_fee_minor >= 0),
    platform_fee_minor        bigint      not null check (platform_fee_minor >= 0),
    payment_reference         text        not null unique,
    confirmation              text        not null, -- HTML, what is signed
    confirmation_hash         text        not null,
    payment_millis            bigint      not null check (payment_millis > 0),
    opened_at                 timestamptz not null,
    confirmation_due          timestamptz not null,
    payment_due               timestamptz,
    registration              text,
    effective_on              date,
    entered_by                text,
    entered_by_subject        text,
    checked_by                text,
    demonstration             boolean     not null,
    constraint trade_adds_up check (
        price_minor + buyer_commission_minor = deposit_applied_minor + amount_due_minor
        and price_minor = seller_proceeds_minor + seller_commission_minor
        and seller_commission_minor + buyer_commission_minor
            = seller_centre_fee_minor + buyer_centre_fee_minor + platform_fee_minor)
);
create index trade_lot on trade (lot, id);
create index trade_seller on trade (seller, id);
create index trade_buyer on trade (buyer, id);
create index trade_centre on trade (centre, id);
create index trade_buyer_centre on trade (buyer_centre, id);
create index trade_unsigned on trade (confirmation_due) where state = 'OPENED';
create index trade_unpaid on trade (payment_due) where state = 'SIGNED';

create table trade_signature (
    trade         uuid        not null references trade (id),
    side          text        not null check (side in ('SELLER', 'BUYER')),
    signed_by     text        not null,
    subject       text        not null,
    document_hash text        not null,
    at            timestamptz not null,
    primary key (trade, side)
);

create table trade_step (
    trade    uuid        not null references trade (id),
    sequence integer     not null,
    state    text        not null,
    at       timestamptz not null,
    why      text        not null,
    primary key (trade, sequence)
);
