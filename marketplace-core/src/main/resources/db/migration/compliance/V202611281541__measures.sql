-- What the operator did to a listing, with the reasons its merchant was told (Art. 17 DSA); kept after it has ended.
create table compliance.measure (
  county text not null,
  id uuid not null,
  listing uuid not null,
  merchant uuid not null,
  title text not null,
  notice uuid,
  reasons text not null,
  taken_at timestamptz not null,
  taken_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (county, id),
  foreign key (county, notice) references compliance.notice
);
create unique index measure_in_force on compliance.measure (county, listing) where ended_at is null;
create index measure_newest on compliance.measure (county, (ended_at is null), id);
create index measure_listing on compliance.measure (county, listing, id);
create index measure_notice on compliance.measure (county, notice);
select shared.isolate('compliance.measure');
