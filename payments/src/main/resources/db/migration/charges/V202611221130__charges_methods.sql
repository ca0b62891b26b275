create schema charges;

create table charges.charge (
  county text not null,
  order_id uuid not null,
  purchase uuid not null,
  merchant uuid not null,
  account text not null,
  amount bigint not null check (amount > 0),
  fee_rate int not null,
  fee_fixed bigint not null,
  way text not null,
  state text not null,
  intent text,
  secret text,
  url text,
  capture_before timestamptz,
  captured bigint not null default 0,
  fee bigint not null default 0,
  code text,
  decline_code text,
  attempt int not null default 0,
  return_url text,
  wanted text not null default 'NOTHING',
  wanted_amount bigint,
  refunded bigint not null default 0 check (refunded between 0 and captured),
  version bigint not null,
  looks int not null default 0,
  next_look timestamptz,
  primary key (county, order_id)
);
create index charge_next_look on charges.charge (next_look) where next_look is not null;
create index charge_purchase on charges.charge (county, purchase);
create unique index charge_intent on charges.charge (county, intent);
select shared.isolate('charges.charge');

create table charges.method (
  county text not null,
  purchase uuid not null,
  attempt int not null,
  way text not null,
  return_url text not null,
  cancel_url text not null,
  state text not null,
  customer text,
  set_up text,
  secret text,
  url text,
  card text,
  code text,
  decline_code text,
  version bigint not null,
  primary key (county, purchase)
);
select shared.isolate('charges.method');
