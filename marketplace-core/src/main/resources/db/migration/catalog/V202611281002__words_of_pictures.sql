-- What is to be seen on each picture, in their order; stands empty for those of before.
alter table catalog.listing add column alts text[] not null default '{}';
