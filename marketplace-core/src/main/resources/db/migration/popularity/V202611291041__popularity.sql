create schema popularity;

-- How often words that lead to something were asked for on a day from a place; "*" where nobody said where.
create table popularity.word_day (
  county text not null,
  place text not null,
  day date not null,
  words text not null,
  asks int not null,
  primary key (county, place, day, words)
);
create index word_day_day on popularity.word_day (day);
create index word_day_of_county on popularity.word_day (county, day);
select shared.isolate('popularity.word_day');

-- By how many devices a listing was opened from among results on a day, and by how many of them where few look.
create table popularity.opened_day (
  county text not null,
  listing uuid not null,
  place text not null,
  day date not null,
  devices int not null,
  low int not null,
  primary key (county, listing, place, day)
);
create index opened_day_day on popularity.opened_day (day);
create index opened_day_of_county on popularity.opened_day (county, day);
select shared.isolate('popularity.opened_day');

-- That a listing was handed over on a day to somebody in a place; more on the same day is the same.
create table popularity.sold_day (
  county text not null,
  listing uuid not null,
  place text not null,
  day date not null,
  primary key (county, listing, place, day)
);
create index sold_day_day on popularity.sold_day (day);
create index sold_day_of_county on popularity.sold_day (county, day);
select shared.isolate('popularity.sold_day');

-- What a place asks for most, counted of the last days; "*" is the whole county.
create table popularity.word (
  county text not null,
  place text not null,
  words text not null,
  asks bigint not null,
  primary key (county, place, words)
);
select shared.isolate('popularity.word');

-- The listings that rise in a place, by steps; the version rises whenever they change.
create table popularity.place (
  county text not null,
  place text not null,
  version bigint not null,
  primary key (county, place)
);
select shared.isolate('popularity.place');

create table popularity.risen (
  county text not null,
  place text not null,
  listing uuid not null,
  step int not null check (step between 1 and 3),
  primary key (county, place, listing)
);
select shared.isolate('popularity.risen');

create table popularity.reckoned (
  county text primary key,
  day date
);
select shared.isolate('popularity.reckoned');
