create schema index;

create table index.rebuild (
  county text primary key,
  state text not null check (state in ('wanted', 'running', 'resting', 'failed')),
  beside text,
  done bigint not null default 0,
  reason text,
  beat_at timestamptz not null default now()
);
select shared.isolate('index.rebuild');
