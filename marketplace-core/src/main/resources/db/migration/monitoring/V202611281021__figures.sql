create schema monitoring;

-- What news told of an order, and what of it is closed, that is, counted in place and category cells.
-- Pseudonymous: the buyer is a hash whose salt is thrown away after its year.
create table monitoring.order_heard (
  county text not null,
  id uuid not null,
  version bigint not null,
  purchase uuid not null,
  merchant uuid not null,
  place text not null,
  way text not null,
  state text not null,
  goods bigint not null,
  moved_at timestamptz not null,
  day date,
  week date,
  channel text,
  buyer bytea,
  closed_state text,
  closed_goods bigint,
  primary key (county, id)
);
create index order_heard_day on monitoring.order_heard (county, day);
create index order_heard_week on monitoring.order_heard (county, week) where closed_state is not null;
create index order_heard_open on monitoring.order_heard (county, moved_at)
  where closed_state is distinct from state or closed_goods is distinct from goods;
select shared.isolate('monitoring.order_heard');

create table monitoring.category_heard (
  county text not null,
  order_id uuid not null,
  category text not null,
  goods bigint not null,
  closed_goods bigint,
  primary key (county, order_id, category),
  foreign key (county, order_id) references monitoring.order_heard on delete cascade
);
select shared.isolate('monitoring.category_heard');

create table monitoring.salt (
  county text not null,
  year int not null,
  salt bytea not null,
  primary key (county, year)
);
select shared.isolate('monitoring.salt');

create table monitoring.merchant_heard (
  county text not null,
  id uuid not null,
  version bigint not null,
  state text not null,
  primary key (county, id)
);
select shared.isolate('monitoring.merchant_heard');

-- Words as they were asked, for ninety days; what is kept of them are those asked often.
create table monitoring.ask_heard (
  county text not null,
  id uuid not null,
  day date not null,
  words text not null,
  place text,
  asks int not null,
  found boolean not null,
  primary key (county, id)
);
create index ask_heard_day on monitoring.ask_heard (county, day);
select shared.isolate('monitoring.ask_heard');

-- Closed and protected figures of a week, month or quarter: null is what may not be shown, and nothing here reveals it.
create table monitoring.figure (
  county text not null,
  grain text not null,
  start date not null,
  dimension text not null,
  key text not null,
  purchases bigint,
  orders bigint,
  goods bigint,
  merchants bigint,
  buyers bigint,
  primary key (county, grain, start, dimension, key)
);
select shared.isolate('monitoring.figure');

create table monitoring.word (
  county text not null,
  grain text not null,
  start date not null,
  words text not null,
  asks bigint not null,
  missed bigint not null,
  place text,
  primary key (county, grain, start, words)
);
select shared.isolate('monitoring.word');

create table monitoring.closing (
  county text primary key,
  closed_at timestamptz
);
select shared.isolate('monitoring.closing');
