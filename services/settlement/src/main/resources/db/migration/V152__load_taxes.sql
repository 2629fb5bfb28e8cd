-- Tax rules that an operator has loaded, over those that the service brings: a rule takes the place of one of the same id.
create table tax_rule (
    id        text primary key,
    rule      text        not null, -- JSON
    version   bigint      not null default 1,
    loaded_by text        not null,
    loaded_at timestamptz not null
);
