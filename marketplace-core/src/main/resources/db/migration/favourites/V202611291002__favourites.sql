create schema favourites;

-- What a resident wants to find again: a listing or a shop, by the name it had then.
create table favourites.favourite (
  county text not null,
  account uuid not null,
  thing uuid not null,
  kind text not null check (kind in ('LISTING', 'SHOP')),
  name text not null check (length(name) <= 300),
  kept_at timestamptz not null,
  primary key (county, account, thing)
);
create index favourite_newest on favourites.favourite (county, account, kept_at desc, thing);
select shared.isolate('favourites.favourite');
