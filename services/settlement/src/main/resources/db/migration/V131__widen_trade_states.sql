-- The states of a trade as docs/settlement.md has them; the code keeps which may follow which.
alter table trade drop constraint trade_state_check;
alter table trade add constraint trade_state_check check (state in
    ('OPENED', 'CONFIRMED', 'SIGNED', 'PART_FUNDED', 'FUNDED', 'FILED', 'RECORDED', 'COMPLETED', 'DEFAULTED',
     'FROZEN', 'CURING', 'UNWINDING', 'UNWOUND'));
