create schema inbox;

-- Stripe does not know counties: the one table of this service without one.
create table inbox.letter (
  id text primary key,
  endpoint text not null,
  account text,
  type text not null,
  api_version text not null,
  object text not null,
  marked_county text,
  subject text,
  state text not null check (state in ('NEW', 'DONE', 'PARKED')),
  reason text not null,
  tries int not null default 0,
  received_at timestamptz not null,
  next_at timestamptz not null
);
create index letter_new on inbox.letter (next_at) where state = 'NEW';
create index letter_parked on inbox.letter (received_at) where state = 'PARKED';
