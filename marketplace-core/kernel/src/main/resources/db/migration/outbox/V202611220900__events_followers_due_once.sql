create schema outbox;
create schema shared;

-- Second lock: rows of another county do not exist for the role that works in one.
create function shared.isolate(secured regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', secured);
  execute format('alter table %s force row level security', secured);
  execute format('create policy county on %s using (county = current_setting(''app.county'', true))', secured);
end $$;

-- Raised by hand after a restore, before any service starts, so that positions given out earlier stay behind all that follows.
create table outbox.generation (
  single boolean primary key default true check (single),
  value int not null
);
insert into outbox.generation (value) values (1);

create function outbox.generation() returns int language sql stable as 'select value from outbox.generation';

create table outbox.event (
  county text not null,
  id uuid not null,
  generation int not null default outbox.generation(),
  tx xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  type text not null,
  type_version int not null,
  subject text not null,
  version bigint not null,
  at timestamptz not null,
  "by" uuid,
  acting_for uuid,
  channel text not null,
  place text,
  cause text,
  traceparent text,
  data jsonb not null,
  primary key (county, id, at)
) partition by range (at);
create index event_in_order on outbox.event (generation, tx, seq);
select shared.isolate('outbox.event');

-- Row-level security of a table does not reach a partition asked by its own name, so each is secured itself.
create function outbox.prepare_months(moment timestamptz, ahead int) returns void language plpgsql security definer
  set search_path = outbox, pg_temp set lock_timeout = '2s' as $$
declare
  first_day date;
  part text;
begin
  perform pg_advisory_xact_lock(hashtext('outbox.prepare_months'));
  for i in 0 .. ahead loop
    first_day := (date_trunc('month', moment) + make_interval(months => i))::date;
    part := 'event_' || to_char(first_day, 'YYYY_MM');
    if to_regclass('outbox.' || part) is null then
      execute format('create table outbox.%I partition of outbox.event for values from (%L) to (%L)',
        part, first_day, (first_day + interval '1 month')::date);
      perform shared.isolate(format('outbox.%I', part)::regclass);
    end if;
  end loop;
end $$;

create function outbox.drop_months(oldest timestamptz) returns void language plpgsql security definer
  set search_path = outbox, pg_temp set lock_timeout = '2s' as $$
declare
  part text;
begin
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'outbox.event'::regclass and c.relname ~ '^event_\d{4}_\d{2}$'
      and c.relname < 'event_' || to_char(oldest, 'YYYY_MM')
  loop
    execute format('drop table outbox.%I', part);
  end loop;
end $$;

create table outbox.event_before partition of outbox.event
  for values from (minvalue) to (date_trunc('month', now()));
select shared.isolate('outbox.event_before');
select outbox.prepare_months(now(), 3);

create table outbox.follower (
  name text primary key,
  position text not null,
  moved_at timestamptz not null default now(),
  claimed_by uuid,
  claimed_until timestamptz
);

create table outbox.waiting (
  county text not null,
  follower text not null,
  id uuid not null,
  subject text not null,
  news jsonb not null,
  tries int not null,
  next_at timestamptz not null,
  reason text not null,
  parked_at timestamptz,
  since timestamptz not null default now(),
  seq bigint generated always as identity,
  primary key (county, follower, id)
);
create index waiting_next on outbox.waiting (follower, next_at) where parked_at is null;
create index waiting_subject on outbox.waiting (county, follower, subject, seq);
select shared.isolate('outbox.waiting');

create table outbox.due (
  county text not null,
  what text not null,
  subject text not null,
  at timestamptz not null,
  tries int not null default 0,
  reason text,
  parked_at timestamptz,
  primary key (county, what, subject)
);
create index due_next on outbox.due (at) where parked_at is null;
select shared.isolate('outbox.due');

create table outbox.once (
  county text not null,
  caller text not null,
  key text not null,
  route text not null,
  body_hash text not null,
  status int not null,
  answer text not null,
  at timestamptz not null,
  primary key (county, caller, key)
);
create index once_age on outbox.once (at);
select shared.isolate('outbox.once');
