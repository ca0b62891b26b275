create schema reviews;

-- What a buyer says of a merchant, once for each order that was handed over to her.
create table reviews.review (
  county text not null,
  id uuid not null,
  order_id uuid,
  purchase uuid,
  merchant uuid not null,
  account uuid,
  author text not null,
  stars integer not null check (stars between 1 and 5),
  words text not null check (length(words) <= 2000),
  written_at timestamptz not null,
  changed_at timestamptz,
  answer text not null default '' check (length(answer) <= 2000),
  answered_at timestamptz,
  hidden_at timestamptz,
  taken_back_at timestamptz,
  primary key (county, id),
  unique (county, order_id)
);
create index review_of_merchant on reviews.review (county, merchant, id) include (stars) where hidden_at is null;
create index review_of_account on reviews.review (county, account, id) where account is not null;
select shared.isolate('reviews.review');

-- What she says of one listing of that order.
create table reviews.mark (
  county text not null,
  review uuid not null,
  listing uuid not null,
  stars integer not null check (stars between 1 and 5),
  primary key (county, review, listing),
  foreign key (county, review) references reviews.review on delete cascade
);
create index mark_of_listing on reviews.mark (county, listing, review) include (stars);
select shared.isolate('reviews.mark');

-- What pages show of a merchant or a listing without counting: how many stars in how many reviews.
create table reviews.standing (
  county text not null,
  rated uuid not null,
  reviews integer not null,
  stars integer not null,
  primary key (county, rated)
);
select shared.isolate('reviews.standing');
