create schema ledger;

create table ledger.movement (
  county text not null,
  source text not null,
  what text not null,
  at timestamptz not null,
  primary key (county, source)
);
select shared.isolate('ledger.movement');

create table ledger.entry (
  county text not null,
  source text not null,
  account text not null,
  amount bigint not null check (amount <> 0),
  primary key (county, source, account),
  foreign key (county, source) references ledger.movement
);
create index entry_account on ledger.entry (county, account);
select shared.isolate('ledger.entry');

create function ledger.must_balance() returns trigger language plpgsql as $$
begin
  if (select sum(amount) from ledger.entry where county = new.county and source = new.source) <> 0 then
    raise exception 'movement % does not add up to nothing', new.source using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger balanced after insert on ledger.entry
  deferrable initially deferred for each row execute function ledger.must_balance();

create function ledger.never() returns trigger language plpgsql as $$
begin
  raise exception 'the book is added to, never changed' using errcode = 'check_violation';
end $$;
create trigger unchanged before update or delete on ledger.entry for each row execute function ledger.never();
create trigger unchanged before update or delete on ledger.movement for each row execute function ledger.never();

-- How far each merchant's book was held against Stripe's.
create table ledger.matched (
  county text not null,
  merchant uuid not null,
  account text not null,
  until timestamptz not null,
  next_at timestamptz not null,
  primary key (county, merchant)
);
create index matched_next on ledger.matched (next_at);
select shared.isolate('ledger.matched');

create table ledger.mismatch (
  county text not null,
  source text not null,
  merchant uuid not null,
  ours bigint,
  theirs bigint,
  found_at timestamptz not null,
  primary key (county, source)
);
select shared.isolate('ledger.mismatch');
