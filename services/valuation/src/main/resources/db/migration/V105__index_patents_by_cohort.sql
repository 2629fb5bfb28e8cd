-- Patents are compared with those of the same office, main IPC subclass and year of filing.
create index known_state_cohort on known_state
    ((body->>'office'), (substr(body->'ipc'->>0, 1, 4)), (substr(body->>'filed', 1, 4)), mode, subject)
    where body->>'filed' is not null;
