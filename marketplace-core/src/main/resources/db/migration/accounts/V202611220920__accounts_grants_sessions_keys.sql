create schema accounts;

create table accounts.account (
  county text not null,
  id uuid not null,
  subject text not null,
  opened_at timestamptz not null,
  primary key (county, id),
  unique (county, subject)
);
select shared.isolate('accounts.account');

-- Personal data; erasure empties this table.
create table accounts.person (
  county text not null,
  account uuid not null,
  given_name text not null,
  family_name text not null,
  mail text not null,
  phone text,
  street text,
  postcode text,
  place text,
  primary key (county, account),
  foreign key (county, account) references accounts.account
);
create index person_mail on accounts.person (county, lower(mail));
select shared.isolate('accounts.person');

create table accounts.granted (
  county text not null,
  account uuid not null,
  role text not null,
  merchant uuid,
  granted_by uuid,
  granted_at timestamptz not null,
  unique nulls not distinct (county, account, role, merchant),
  foreign key (county, account) references accounts.account
);
select shared.isolate('accounts.granted');

-- A grant for somebody who has not signed in yet; it becomes hers at the first sign-in with this verified address.
create table accounts.invitation (
  county text not null,
  mail text not null,
  role text not null,
  merchant uuid,
  invited_by uuid,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  unique nulls not distinct (county, mail, role, merchant)
);
select shared.isolate('accounts.invitation');

create table accounts.session (
  county text not null,
  id uuid not null,
  hash bytea not null unique,
  account uuid,
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  data jsonb not null default '{}' check (pg_column_size(data) <= 4096),
  primary key (county, id)
);
create index session_expiry on accounts.session (expires_at);
select shared.isolate('accounts.session');

create table accounts.api_key (
  county text not null,
  id uuid not null,
  hash bytea not null unique,
  merchant uuid not null,
  name text not null,
  scopes text[] not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (county, id)
);
create index api_key_merchant on accounts.api_key (county, merchant);
select shared.isolate('accounts.api_key');
