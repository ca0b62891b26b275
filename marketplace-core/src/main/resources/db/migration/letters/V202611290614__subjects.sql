-- Under which subject a letter went out; none for those sent before. It names the merchant or the order at most.
alter table letters.letter add column subject text;
create index letter_about on letters.letter (county, split_part(about, '@', 1));
