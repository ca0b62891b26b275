-- With which a guest's program opens her basket; the pass itself is kept nowhere.
create table checkout.basket_pass (
  county text not null,
  id uuid not null,
  hash bytea not null,
  visitor uuid not null,
  issued_at timestamptz not null,
  primary key (county, id)
);
create unique index basket_pass_hash on checkout.basket_pass (county, hash);
create index basket_pass_age on checkout.basket_pass (issued_at);
select shared.isolate('checkout.basket_pass');
