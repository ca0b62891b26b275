create schema orders;

create table orders.purchase (
  county text not null,
  id uuid not null,
  key text not null,
  account uuid,
  visitor uuid,
  language text not null,
  declaration jsonb not null,
  pin text not null,
  wrong_pins int not null default 0,
  placed_at timestamptz not null,
  primary key (county, id),
  unique (county, key)
);
create index purchase_account on orders.purchase (county, account, placed_at desc, id) where account is not null;
create index purchase_visitor on orders.purchase (county, visitor, placed_at desc, id) where visitor is not null;
select shared.isolate('orders.purchase');

-- The only table of this room with personal data; erasure empties it.
create table orders.recipient (
  county text not null,
  purchase uuid not null,
  given_name text not null,
  family_name text not null,
  street text not null,
  postcode text not null,
  town text not null,
  mail text,
  phone text,
  note text,
  primary key (county, purchase),
  foreign key (county, purchase) references orders.purchase
);
select shared.isolate('orders.recipient');

-- What lets a guest see her purchase: the SHA-256 of 128 random bits.
create table orders.pass (
  county text not null,
  hash bytea not null,
  purchase uuid not null,
  issued_at timestamptz not null,
  primary key (county, hash),
  foreign key (county, purchase) references orders.purchase
);
create index pass_purchase on orders.pass (county, purchase);
select shared.isolate('orders.pass');

create table orders.merchant_order (
  county text not null,
  id uuid not null,
  purchase uuid not null,
  number text not null,
  version bigint not null,
  merchant uuid not null,
  merchant_name text not null,
  place text not null,
  fulfilment text not null,
  day date,
  point text,
  pay_by text not null,
  delivery_fee bigint not null check (delivery_fee >= 0),
  service_fee_rate int not null,
  texts jsonb not null,
  lines jsonb not null,
  state text not null,
  state_until timestamptz,
  state_note text,
  payment text not null,
  payment_version bigint not null,
  authorised bigint not null,
  captured bigint not null,
  refunded bigint not null check (refunded <= captured),
  capture_before timestamptz,
  placed_at timestamptz not null,
  primary key (county, id),
  unique (county, number),
  foreign key (county, purchase) references orders.purchase
);
create index merchant_order_purchase on orders.merchant_order (county, purchase);
create index merchant_order_desk on orders.merchant_order (county, merchant, state, placed_at, id);
select shared.isolate('orders.merchant_order');

-- Who moved an order when; written in the statement that moves it.
create table orders.step (
  county text not null,
  order_id uuid not null,
  version bigint not null,
  state text not null,
  payment text not null,
  at timestamptz not null,
  "by" uuid,
  acting_for uuid,
  channel text not null,
  primary key (county, order_id, version)
);
select shared.isolate('orders.step');
