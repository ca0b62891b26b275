create schema letters;

-- A letter to write and send. What it says and to whom is asked of the owning room when it is sent, and not kept here.
create table letters.letter (
  county text not null,
  id uuid not null,
  kind text not null,
  about text not null,
  cause text not null,
  queued_at timestamptz not null,
  next_at timestamptz not null,
  tries int not null default 0,
  reason text,
  outcome text check (outcome in ('SENT', 'NOBODY', 'PARKED')),
  closed_at timestamptz,
  sha256 text,
  primary key (county, id),
  unique (county, kind, about, cause)
);
create index letter_next on letters.letter (next_at) where closed_at is null;
create index letter_parked on letters.letter (county, closed_at, id) where outcome = 'PARKED';
select shared.isolate('letters.letter');
