-- What letters to a postcode name as their streets; "sound" is how two spellings of one street are held together.
create table counties.street (
  county text not null references counties.county,
  postcode text not null check (postcode ~ '^\d{5}$'),
  sound text not null check (length(sound) between 1 and 160),
  name text not null check (length(name) between 1 and 120),
  primary key (county, postcode, sound)
);
select shared.isolate('counties.street');
