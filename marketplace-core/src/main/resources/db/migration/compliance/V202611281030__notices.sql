create schema compliance;

-- That something was reported, and what was decided. Who wrote what stands in compliance.report.
create table compliance.notice (
  county text not null,
  id uuid not null,
  command uuid not null,
  language text not null,
  sha256 text not null,
  ground text not null,
  received_at timestamptz not null,
  decided_at timestamptz,
  outcome text check (outcome in ('ACTED', 'KEPT')),
  decision text,
  decided_by uuid,
  primary key (county, id),
  unique (county, command),
  check ((decided_at is null) = (outcome is null) and (decided_at is null) = (decision is null))
);
create index notice_open on compliance.notice (county, (decided_at is null), id);
select shared.isolate('compliance.notice');

-- The only table of this room with personal data; erasure empties it.
create table compliance.report (
  county text not null,
  notice uuid not null,
  about text not null,
  reasons text not null,
  name text not null,
  mail text not null,
  primary key (county, notice),
  foreign key (county, notice) references compliance.notice
);
select shared.isolate('compliance.report');
