create schema disputes;

create table disputes.dispute (
  county text not null,
  id text not null,
  order_id uuid not null,
  amount bigint not null,
  reason text not null,
  status text not null,
  version bigint not null,
  primary key (county, id)
);
select shared.isolate('disputes.dispute');
