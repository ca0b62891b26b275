create schema households;

-- People who live together or look after each other. Its row is held by whoever changes who is in it.
create table households.household (
  county text not null,
  id uuid not null,
  founded_at timestamptz not null,
  primary key (county, id)
);
select shared.isolate('households.household');

-- One household for each account. The id is that of the membership; code is the hash of the one she joined by.
create table households.member (
  county text not null,
  account uuid not null,
  id uuid not null,
  household uuid not null,
  invited_by uuid,
  code bytea,
  joined_at timestamptz not null,
  primary key (county, account),
  unique (county, id),
  foreign key (county, household) references households.household
);
create index member_household on households.member (county, household, joined_at, id);
select shared.isolate('households.member');

-- The SHA-256 of the code that lets somebody in once. Whoever leaves takes what she made along.
create table households.invitation (
  county text not null,
  id uuid not null,
  hash bytea not null,
  household uuid not null,
  invited_by uuid not null,
  expires_at timestamptz not null,
  primary key (county, id),
  unique (county, hash),
  foreign key (county, household) references households.household on delete cascade,
  foreign key (county, invited_by) references households.member (county, id) on delete cascade
);
create index invitation_household on households.invitation (county, household, expires_at);
create index invitation_member on households.invitation (county, invited_by);
create index invitation_expired on households.invitation (expires_at);
select shared.isolate('households.invitation');
