-- Whether an entry is known is asked of a file's thousand lines at a time while the file is stored, when the tables' statistics know
-- nothing of it yet. The index of the waiting lines of a file seemed as good for that as the one by reference, and each time all lines
-- of the file so far were read. Its condition does not follow from this one.
create index bank_file_line_open on bank_file_line (account, reference) where outcome <> 'APPLIED';
drop index bank_file_line_reference;
