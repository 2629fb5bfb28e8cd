-- What the methods said, each by itself, and from which state of the market: null in estimates of before.
alter table valuation
    add column findings              text, -- JSON, as it was answered
    add column no_estimate_reason_zh text,
    add column market_model          text, -- version
    add column snapshot_hash         text;
