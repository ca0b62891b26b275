create schema merchants;

-- Content is the profile, hours, tax status and declarations; what is asked for by others stands beside it.
create table merchants.merchant (
  county text not null,
  id uuid not null,
  slug text not null,
  osm text,
  state text not null,
  since timestamptz not null,
  note text,
  name text not null,
  trade text not null,
  place text,
  latitude double precision,
  longitude double precision,
  content jsonb not null,
  version bigint not null,
  primary key (county, id),
  unique (county, slug)
);
create unique index merchant_osm on merchants.merchant (county, osm) where osm is not null;
create index merchant_state on merchants.merchant (county, state, id);
select shared.isolate('merchants.merchant');

-- What the operator or the merchant did, with the words said (R202): a log that is only added to.
create table merchants.decision (
  county text not null,
  merchant uuid not null,
  version bigint not null,
  state text not null,
  note text,
  "by" uuid,
  at timestamptz not null,
  primary key (county, merchant, version)
);
select shared.isolate('merchants.decision');
