-- A reversal names no entry of ours: what it may take back is found by its amount.
create index bank_line_credit on bank_line (account, amount_minor, booked_at desc, id desc) where direction = 'CREDIT';
