create schema checkout;

-- Lines are variants with pieces and the price last seen, in cents; at most a hundred.
create table checkout.basket (
  county text not null,
  id uuid not null,
  account uuid,
  visitor uuid,
  version bigint not null,
  lines jsonb not null,
  changed_at timestamptz not null,
  purchase uuid,
  primary key (county, id)
);
create unique index basket_account on checkout.basket (county, account) where purchase is null and account is not null;
create unique index basket_visitor on checkout.basket (county, visitor) where purchase is null and visitor is not null;
create index basket_age on checkout.basket (changed_at);
select shared.isolate('checkout.basket');
