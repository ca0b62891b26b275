create schema privacy;

-- An account that is being erased, and the log of those that were: by then it names nobody.
create table privacy.erasure (
  county text not null,
  id uuid not null,
  account uuid,
  asked_at timestamptz not null,
  channel text not null,
  done_at timestamptz,
  primary key (county, id),
  unique (county, account),
  check (account is null or done_at is null)
);
select shared.isolate('privacy.erasure');

-- What is done of it, each written in the transaction of its step.
create table privacy.step (
  county text not null,
  erasure uuid not null,
  step text not null,
  at timestamptz not null,
  primary key (county, erasure, step),
  foreign key (county, erasure) references privacy.erasure
);
select shared.isolate('privacy.step');
