-- How often somebody opened a result of what she asked for, or put it into the basket; such rows tell of no question.
alter table monitoring.ask_heard add column followed int not null default 0;

-- Asked for, found, and nothing of it opened; and from where mostly.
alter table monitoring.word add column abandoned bigint not null default 0;
alter table monitoring.word add column abandoned_place text;

-- Where the market was wanted and does not come: a name or postcode somebody said, or a place of the county; no address.
create table monitoring.unreached_heard (
  county text not null,
  id uuid not null,
  day date not null,
  why text not null check (why in ('unknown', 'elsewhere', 'not-brought')),
  asked text,
  place text,
  primary key (county, id)
);
create index unreached_heard_day on monitoring.unreached_heard (county, day);
select shared.isolate('monitoring.unreached_heard');

create table monitoring.unreached (
  county text not null,
  grain text not null,
  start date not null,
  why text not null,
  wanted text not null,
  times bigint not null,
  primary key (county, grain, start, why, wanted)
);
select shared.isolate('monitoring.unreached');
