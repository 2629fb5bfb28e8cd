-- Public keys with which logs and certificates were ever signed. The private ones never come here.
create table signing_key (
    key_id     text primary key,
    public_key bytea       not null,
    first_used timestamptz not null default clock_timestamp()
);
