create schema counties;

create table counties.county (
  county text primary key check (county ~ '^\d{5}$'),
  slug text not null unique,
  name text not null,
  land text not null,
  theme text not null default 'meadow',
  phone text not null,
  phone_helpers text not null,
  phone_hours text not null,
  operator jsonb not null,
  opened_at timestamptz not null
);
select shared.isolate('counties.county');

create table counties.host (
  county text not null references counties.county,
  host text not null unique,
  primary key (county, host)
);
select shared.isolate('counties.host');

create table counties.municipality (
  county text not null references counties.county,
  ags text not null check (ags ~ '^\d{8}$'),
  name text not null,
  valid_from date not null default '2020-01-01',
  valid_to date,
  primary key (county, ags)
);
select shared.isolate('counties.municipality');

create table counties.place (
  county text not null,
  place text not null,
  name text not null,
  municipality text not null,
  postcode text not null check (postcode ~ '^\d{5}$'),
  latitude double precision not null,
  longitude double precision not null,
  inhabitants int not null check (inhabitants >= 0),
  grocery boolean not null,
  primary key (county, place),
  foreign key (county, municipality) references counties.municipality
);
create index place_postcode on counties.place (county, postcode);
create index place_municipality on counties.place (county, municipality);
select shared.isolate('counties.place');

create table counties.strategy (
  county text not null references counties.county,
  version int not null,
  switches jsonb not null,
  "by" uuid,
  at timestamptz not null,
  primary key (county, version)
);
select shared.isolate('counties.strategy');

create table counties.legal_text (
  county text not null references counties.county,
  kind text not null,
  language text not null,
  version int not null,
  valid_from timestamptz not null,
  sha256 text not null,
  title text not null,
  body text not null,
  primary key (county, kind, language, version)
);
select shared.isolate('counties.legal_text');
