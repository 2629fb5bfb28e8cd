-- Whether anything of an account's statements is still to be applied is asked after each file and each line that was stuck.
create index bank_line_stuck on bank_line (account) where state = 'STUCK';
