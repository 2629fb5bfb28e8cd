-- Searches read search_terms; nothing reads these any more.
alter table asset drop column search_text;
alter table offer drop column search_text;
