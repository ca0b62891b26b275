create schema stripe;

create table stripe.operation (
  county text not null,
  key text not null,
  kind text not null,
  subject text not null,
  ask jsonb not null,
  state text not null check (state in ('ASKED', 'ANSWERED', 'REFUSED')),
  reason text,
  tries int not null default 0,
  asked_at timestamptz not null,
  next_at timestamptz not null,
  answered_at timestamptz,
  primary key (county, key)
);
create index operation_open on stripe.operation (next_at) where state = 'ASKED';
create index operation_subject on stripe.operation (county, subject) where state = 'ASKED';
select shared.isolate('stripe.operation');
