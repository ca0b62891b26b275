create schema onboarding;

create table onboarding.account (
  county text not null,
  merchant uuid not null,
  account text unique,
  details boolean not null default false,
  charges boolean not null default false,
  payouts boolean not null default false,
  due text[] not null default '{}',
  version bigint not null default 0,
  primary key (county, merchant)
);
select shared.isolate('onboarding.account');
