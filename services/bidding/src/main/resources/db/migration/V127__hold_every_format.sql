-- What a lot needs to remember besides, whatever its format. What a format keeps in `course` is its own affair.
alter table lot add column rules text not null default 'english/1';
alter table lot alter column rules drop default;
alter table lot add column course text;
alter table lot add column keys_leaf bigint;
alter table lot add column has_reserve boolean not null default false;
alter table lot add column impeded boolean not null default false;
alter table lot add column halted boolean not null default false;
-- KEYS: the keepers' keys are missing. RELEASE: sealed offers wait to be opened.
alter table lot add column awaits text check (awaits in ('KEYS', 'RELEASE'));
create index lot_awaits on lot (awaits, id) where awaits is not null;
alter table lot drop constraint lot_check;

-- Who goes first on equal terms.
alter table bidder add column priority integer check (priority > 0);
-- Sealed offers made before it last left count no more.
alter table bidder add column left_sequence bigint not null default 0;

-- An amount that only a commitment stands for in the log, with what opens it; or none at all, of an offer sealed by its bidder.
alter table bid alter column amount drop not null;
alter table bid add column salt bytea check (length(salt) = 32);
alter table bid add column hidden boolean not null default false;
alter table bid add column sealed_hash bytea check (length(sealed_hash) = 32);
alter table bid add check (amount is not null or sealed_hash is not null);
create index bid_hidden on bid (lot, sequence) where hidden;

-- A secret reserve, until it is opened at the close.
create table reserve (
    lot        uuid primary key references lot,
    amount     bigint      not null check (amount >= 0),
    salt       bytea       not null check (length(salt) = 32),
    commitment text        not null,
    fixed_at   timestamptz not null
);

-- Several licences of one lot; a runner-up after a default.
alter table award drop constraint award_lot_key;
create unique index award_participant on award (lot, participant);
