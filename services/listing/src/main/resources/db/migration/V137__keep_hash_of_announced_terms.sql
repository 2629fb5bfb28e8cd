-- What consents name: a correction of the notice changes title or increment and leaves them standing.
alter table offer add column announced_terms_hash text;
