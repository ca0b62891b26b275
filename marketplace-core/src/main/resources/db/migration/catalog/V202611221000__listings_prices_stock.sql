create schema catalog;

create table catalog.listing (
  county text not null,
  id uuid not null,
  merchant uuid not null,
  key text,
  place text not null,
  pricing text not null,
  category text not null,
  title text not null,
  description text not null,
  brand text,
  facts jsonb not null,
  images text[] not null,
  state text not null check (state in ('draft', 'published', 'paused', 'hidden')),
  reason text,
  since timestamptz not null,
  version bigint not null,
  revision int not null,
  words tsvector not null generated always as (
    setweight(to_tsvector('german', title), 'A')
      || setweight(to_tsvector('german', coalesce(brand, '')), 'B')
      || setweight(to_tsvector('german', description), 'C')) stored,
  primary key (county, id)
);
create unique index listing_key on catalog.listing (county, merchant, key) where key is not null;
create index listing_merchant on catalog.listing (county, merchant, id);
create index listing_shown on catalog.listing (county, id) where state = 'published';
create index listing_category on catalog.listing (county, category, id) where state = 'published';
create index listing_words on catalog.listing using gin (words) where state = 'published';
select shared.isolate('catalog.listing');

-- Cents are gross; of a kilogram when weighed. Stock is what is left to sell, without what is reserved.
create table catalog.variant (
  county text not null,
  id uuid not null,
  listing uuid not null,
  merchant uuid not null,
  position int not null,
  name text not null,
  sku text,
  gtin text,
  cents bigint check (cents > 0),
  tax text not null,
  deposit_cents bigint check (deposit_cents >= 0),
  deposit_kind text,
  measure text not null check (measure in ('piece', 'pack', 'weighed')),
  amount bigint,
  unit text,
  pieces int,
  drained_grams bigint,
  loose boolean,
  target_grams int,
  tolerance int,
  stock int check (stock >= 0),
  light text check (light in ('GREEN', 'YELLOW', 'RED')),
  check ((stock is null) <> (light is null)),
  primary key (county, id),
  foreign key (county, listing) references catalog.listing
);
create index variant_listing on catalog.variant (county, listing, position);
create unique index variant_sku on catalog.variant (county, merchant, sku) where sku is not null;
select shared.isolate('catalog.variant');

-- Append-only; no cents: not offered from then on.
create table catalog.price (
  county text not null,
  variant uuid not null,
  since timestamptz not null,
  seq bigint not null generated always as identity,
  cents bigint,
  primary key (county, variant, since, seq)
);
select shared.isolate('catalog.price');

create function catalog.only_append() returns trigger language plpgsql as $$
begin
  raise exception 'the price history is only added to';
end $$;
create trigger price_only_append before update or delete on catalog.price
  for each statement execute function catalog.only_append();

-- Held until its hour, kept once its order is secured, then committed or released.
create table catalog.reservation (
  county text not null,
  for_order uuid not null,
  variant uuid not null,
  quantity int not null check (quantity > 0),
  counted boolean not null,
  state text not null check (state in ('held', 'kept', 'committed', 'released')),
  until timestamptz not null,
  at timestamptz not null,
  primary key (county, for_order, variant)
);
select shared.isolate('catalog.reservation');
