create schema billing;

-- How a purchase is to be paid, written with the purchase: one merchant's card is entered on the charge itself,
-- several merchants share a saved one.
create table billing.preparation (
  county text not null,
  purchase uuid not null,
  way text not null check (way in ('ENTERED', 'SAVED')),
  site text not null,
  primary key (county, purchase)
);
select shared.isolate('billing.preparation');

-- What payments last told of an order's charge; version is ours and rises with each telling.
create table billing.charge (
  county text not null,
  order_id uuid not null,
  purchase uuid,
  merchant uuid,
  version bigint not null,
  charge_version bigint not null default 0,
  state text not null,
  amount bigint not null default 0,
  captured bigint not null default 0,
  fee bigint not null default 0,
  refunded bigint not null default 0,
  capture_before timestamptz,
  dispute_version bigint not null default 0,
  disputed boolean not null default false,
  told_at timestamptz not null,
  primary key (county, order_id)
);
select shared.isolate('billing.charge');
