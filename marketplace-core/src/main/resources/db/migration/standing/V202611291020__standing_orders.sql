create schema standing;

-- What a resident agreed to once, for every time, until she ends it. Personal data: erasure empties it.
-- Lines are variants with pieces, rhythm, first day and the agreed price in cents; at most a hundred.
create table standing.contract (
  county text not null,
  id uuid not null,
  number text not null,
  account uuid not null,
  version bigint not null,
  language text not null,
  given_name text not null,
  family_name text not null,
  street text not null,
  postcode text not null,
  town text not null,
  mail text,
  phone text,
  note text,
  place text not null,
  point text,
  pay_by text not null,
  of_age boolean not null,
  site text not null,
  lines jsonb not null,
  agreed_at timestamptz not null,
  done_day date,
  next_day date,
  announced boolean not null default false,
  paused_until date,
  ended_at timestamptz,
  reason text,
  primary key (county, id),
  unique (county, number),
  check ((ended_at is null) = (next_day is not null))
);
create index contract_account on standing.contract (county, account, id);
create index contract_ended on standing.contract (ended_at) where ended_at is not null;
select shared.isolate('standing.contract');

-- What became of each delivery: bought, skipped, or why not; and which lines were left out for what reason.
create table standing.run (
  county text not null,
  contract uuid not null,
  day date not null,
  outcome text not null,
  purchase uuid,
  missing jsonb not null,
  at timestamptz not null,
  primary key (county, contract, day),
  foreign key (county, contract) references standing.contract on delete cascade
);
select shared.isolate('standing.run');
