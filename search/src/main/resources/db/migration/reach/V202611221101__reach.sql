create schema reach;

create table reach.place (
  county text not null,
  id text not null,
  version bigint not null,
  document text not null,
  primary key (county, id)
);
select shared.isolate('reach.place');
