create schema popular;

-- Which listings rise in a place, as core told it; "*" is for those who did not say where they live.
create table popular.place (
  county text not null,
  id text not null,
  version bigint not null,
  document text not null,
  primary key (county, id)
);
select shared.isolate('popular.place');
