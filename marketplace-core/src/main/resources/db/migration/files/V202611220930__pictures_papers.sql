create schema files;

-- Public: what is shown under the hash of its content.
create table files.picture (
  county text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  width int not null,
  height int not null,
  "by" uuid,
  at timestamptz not null,
  primary key (county, hash)
);
select shared.isolate('files.picture');

-- Private: opened by short signed links only.
create table files.paper (
  county text not null,
  id uuid not null,
  type text not null,
  bytes int not null,
  "by" uuid,
  at timestamptz not null,
  primary key (county, id)
);
select shared.isolate('files.paper');
