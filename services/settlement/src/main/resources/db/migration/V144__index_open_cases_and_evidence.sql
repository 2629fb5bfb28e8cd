-- The rounds look for cases that go on, and a link's case that is not published ends with its record.
drop index recordal_case_with_office;
create index recordal_case_with_office on recordal_case (id) where linked and state not in ('CLOSED', 'GAZETTED', 'REFUSED')
    and (state <> 'RECORDED' or matter in ('TITLE_CHANGE', 'LICENCE_FILING'));
create index recordal_case_going_on on recordal_case (trade) where state not in ('CLOSED', 'GAZETTED', 'RECORDED');

-- Whether bytes are still evidence of something is asked by their hash.
create index trade_evidence_content on trade_evidence (sha256);
