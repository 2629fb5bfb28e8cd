-- What a disclosure notice says beside the terms; who asks to stay unnamed (Auction Law 21).
alter table offer
    add column description              jsonb,
    add column seller_unnamed           boolean not null default false,
    -- announced with the offer; due once it was withdrawn by its seller
    add column withdrawal_fee_minor     bigint check (withdrawal_fee_minor >= 0),
    add column withdrawal_fee_due_minor bigint check (withdrawal_fee_due_minor >= 0),
    -- a correction that waits for a second reviewer
    add column correction               jsonb,
    -- a relisting that the centre proposes waits for the seller's consent
    add column proposed_by              text,
    add column consented_by             text,
    add column consented_at             timestamptz;

-- Numbered notices, as they were published. The document holds no name of a participant: names are looked up when it is shown, so that they can be erased.
create table notice (
    id           uuid primary key,
    mode         text        not null check (mode in ('live', 'test')),
    centre       text        not null,
    number       text        not null,
    kind         text        not null,
    offer        uuid        references offer (id),
    title        jsonb       not null,
    document     text        not null,
    sha256       text        not null,
    published_at timestamptz not null,
    published_by text        not null,
    foreign key (mode, centre) references centre (mode, code),
    unique (mode, number)
);
create index notice_newest on notice (mode, id desc);
create index notice_centre on notice (mode, centre, id desc);
create index notice_offer on notice (offer, id);

create function notice_stands() returns trigger language plpgsql as $$
begin
    raise exception 'notice % is published', old.number;
end $$;
create trigger notice_stands before update or delete on notice for each row execute function notice_stands();
