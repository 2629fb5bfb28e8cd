-- What the seller chooses of the contest, and what the announcement fixes for it; null for offers of before.
alter table offer
    add column contest       jsonb,
    add column contest_terms jsonb;
