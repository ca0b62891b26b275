create schema merchants;

-- The document as core told it; decided by version, never by order of arrival.
create table merchants.merchant (
  county text not null,
  id uuid not null,
  version bigint not null,
  document text not null,
  primary key (county, id)
);
select shared.isolate('merchants.merchant');
