-- What the operator did to a review, with the reasons its author was told (Art. 17 DSA); kept after it has ended.
create table compliance.review_measure (
  county text not null,
  id uuid not null,
  review uuid not null,
  merchant uuid not null,
  notice uuid not null,
  reasons text not null,
  taken_at timestamptz not null,
  taken_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (county, id),
  foreign key (county, notice) references compliance.notice
);
create unique index review_measure_in_force on compliance.review_measure (county, review) where ended_at is null;
create index review_measure_newest on compliance.review_measure (county, (ended_at is null), id);
create index review_measure_notice on compliance.review_measure (county, notice);
select shared.isolate('compliance.review_measure');
