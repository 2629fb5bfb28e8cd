-- What a paper was made of: the copy that is given out says what was signed. Null for papers of before.
alter table opinion_paper add column facts text; -- JSON
