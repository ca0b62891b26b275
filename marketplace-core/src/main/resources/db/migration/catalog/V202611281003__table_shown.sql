-- The table a merchant brought last and has not taken over yet; one each. Planned: what was decided when it was shown.
create table catalog.table_shown (
  county text not null,
  merchant uuid not null,
  id uuid not null,
  content bytea not null,
  planned text not null,
  at timestamptz not null,
  primary key (county, merchant)
);
select shared.isolate('catalog.table_shown');
