-- The newest telling of a merchant's account.
create table billing.account_told (
  county text not null,
  merchant uuid not null,
  version bigint not null,
  primary key (county, merchant)
);
select shared.isolate('billing.account_told');
