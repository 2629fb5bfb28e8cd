-- What one version of an asset may be worth, or that there is no estimate and why. Rows are never changed.
create table valuation (
    id                 uuid primary key,
    mode               text        not null check (mode in ('live', 'test')),
    asset              uuid        not null,
    asset_version      bigint      not null,
    method             text        not null,
    currency           text,
    p10_minor          bigint,
    p50_minor          bigint,
    p90_minor          bigint,
    no_estimate_reason text,
    reasons            text        not null, -- JSON, as it was answered
    inputs             text        not null, -- JSON; its canonical form has the hash
    inputs_hash        text        not null,
    seed               text        not null,
    model              text        not null,
    base_date          date        not null,
    demonstration      boolean     not null,
    completed_at       timestamptz not null,
    constraint valuation_once unique (asset, asset_version),
    constraint valuation_figures_or_reason check (
        (no_estimate_reason is null and currency is not null and 0 <= p10_minor and p10_minor <= p50_minor and p50_minor <= p90_minor)
        or (no_estimate_reason is not null and currency is null and p10_minor is null and p50_minor is null and p90_minor is null))
);
create index valuation_of_asset on valuation (asset, mode, id desc);
