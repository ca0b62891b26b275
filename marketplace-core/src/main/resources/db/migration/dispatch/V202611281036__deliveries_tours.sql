create schema dispatch;

-- What reaches a household at once. The key is the day it was sold for, the way and the household; the day may move on.
create table dispatch.delivery (
  county text not null,
  id uuid not null,
  key text not null,
  place text not null,
  point text,
  day date not null,
  tour uuid,
  tries int not null default 0,
  waits_since timestamptz,
  back_since timestamptz,
  primary key (county, id),
  unique (county, key)
);
create index delivery_day on dispatch.delivery (county, day, id);
create index delivery_tour on dispatch.delivery (county, tour) where tour is not null;
select shared.isolate('dispatch.delivery');

-- One order in it, as far as dispatch has heard.
create table dispatch.parcel (
  county text not null,
  order_id uuid not null,
  delivery uuid not null,
  purchase uuid not null,
  merchant uuid not null,
  state text not null,
  version bigint not null,
  primary key (county, order_id),
  foreign key (county, delivery) references dispatch.delivery
);
create index parcel_delivery on dispatch.parcel (county, delivery);
create index parcel_purchase on dispatch.parcel (county, purchase);
select shared.isolate('dispatch.parcel');

create table dispatch.tour (
  county text not null,
  id uuid not null,
  version bigint not null,
  day date not null,
  number int not null,
  vehicle text not null,
  state text not null,
  courier uuid,
  since timestamptz,
  km double precision not null,
  stops jsonb not null,
  primary key (county, id)
);
create index tour_day on dispatch.tour (county, day, number);
create index tour_courier on dispatch.tour (county, courier, day) where courier is not null;
select shared.isolate('dispatch.tour');
