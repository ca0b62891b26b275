create schema delivery;

-- A place as deliveries see it; the version rises whenever who reaches it, how and when, changes.
create table delivery.place (
  county text not null,
  place text not null,
  version bigint not null,
  primary key (county, place)
);
select shared.isolate('delivery.place');

-- The market comes on this weekday (1 is Monday) with what was ordered before the cut-off; local times.
create table delivery.place_day (
  county text not null,
  place text not null,
  weekday int not null check (weekday between 1 and 7),
  cut_weekday int not null check (cut_weekday between 1 and 7),
  cut_time time not null,
  from_time time not null,
  to_time time not null check (to_time > from_time),
  primary key (county, place, weekday)
);
select shared.isolate('delivery.place_day');

-- Where goods wait for people; it is filled on the delivery day of its place on this weekday.
create table delivery.pickup_point (
  county text not null,
  slug text not null,
  name text not null,
  place text not null,
  street text not null,
  weekday int not null check (weekday between 1 and 7),
  from_time time not null,
  to_time time not null check (to_time > from_time),
  hours text not null,
  crates int not null check (crates >= 0),
  cold_places int not null check (cold_places >= 0),
  primary key (county, slug)
);
select shared.isolate('delivery.pickup_point');

create table delivery.vehicle (
  county text not null,
  slug text not null,
  name text not null,
  kind text not null,
  cold boolean not null,
  crates int not null check (crates > 0),
  base text not null,
  range_km int,
  cents_per_km int not null,
  cents_per_hour int not null,
  driver uuid,
  primary key (county, slug)
);
select shared.isolate('delivery.vehicle');

-- What deliveries know of a merchant: whether she gives goods to the tours, and how many working days she prepares.
create table delivery.supplier (
  county text not null,
  merchant uuid not null,
  version bigint not null,
  comes boolean not null,
  preparation_days int not null default 1 check (preparation_days between 0 and 30),
  primary key (county, merchant)
);
select shared.isolate('delivery.supplier');
