-- Why an announced offer cannot go on as announced (what stands now; the events and the audit have the rest), and whether its lot stands still.
alter table offer
    add column impediments       jsonb not null default '[]',
    add column suspended_at      timestamptz,
    add column suspension_reason text;
