create schema withdrawals;

-- The fact that somebody withdrew, and when we received it. Its words stand in withdrawals.declaration.
create table withdrawals.withdrawal (
  county text not null,
  id uuid not null,
  command uuid not null,
  language text not null,
  sha256 text not null,
  received_at timestamptz not null,
  receipt_queued_at timestamptz,
  primary key (county, id),
  unique (county, command)
);
create index withdrawal_received on withdrawals.withdrawal (county, received_at, id);
select shared.isolate('withdrawals.withdrawal');

create function withdrawals.keep_as_received() returns trigger language plpgsql as $$
begin
  if (old.county, old.id, old.command, old.language, old.sha256, old.received_at)
    is distinct from (new.county, new.id, new.command, new.language, new.sha256, new.received_at) then
    raise exception 'what was received when is written once';
  end if;
  return new;
end $$;
create trigger received_once before update on withdrawals.withdrawal
  for each row execute function withdrawals.keep_as_received();

-- The only table of this room with personal data; erasure empties it.
create table withdrawals.declaration (
  county text not null,
  withdrawal uuid not null,
  name text not null,
  numbers text not null,
  contract text not null,
  part text not null,
  mail text not null,
  primary key (county, withdrawal),
  foreign key (county, withdrawal) references withdrawals.withdrawal
);
select shared.isolate('withdrawals.declaration');

-- The order numbers somebody named, whether such orders exist or not.
create table withdrawals.named_order (
  county text not null,
  withdrawal uuid not null,
  number text not null,
  matched_at timestamptz,
  primary key (county, withdrawal, number),
  foreign key (county, withdrawal) references withdrawals.withdrawal
);
create index named_order_open on withdrawals.named_order (county, number) where matched_at is null;
select shared.isolate('withdrawals.named_order');

-- What the news of orders told us: whose number it is, and when the last line was handed over.
create table withdrawals.known_order (
  county text not null,
  number text not null,
  order_id uuid not null,
  merchant uuid not null,
  handed_over_at timestamptz,
  primary key (county, number)
);
select shared.isolate('withdrawals.known_order');

create table withdrawals.merchant_case (
  county text not null,
  id uuid not null,
  withdrawal uuid not null,
  merchant uuid not null,
  order_id uuid not null,
  number text not null,
  refund_due date not null,
  return_due date not null,
  opened_at timestamptz not null,
  settled_at timestamptz,
  primary key (county, id),
  unique (county, withdrawal, order_id),
  foreign key (county, withdrawal) references withdrawals.withdrawal
);
create index merchant_case_list on withdrawals.merchant_case (county, merchant, id);
select shared.isolate('withdrawals.merchant_case');
