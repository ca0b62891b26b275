-- What payments last told of each dispute; an order may have several, each counting by itself.
create table billing.dispute (
  county text not null,
  id text not null,
  order_id uuid not null,
  version bigint not null,
  open boolean not null,
  primary key (county, id),
  foreign key (county, order_id) references billing.charge
);
create index dispute_order on billing.dispute (county, order_id);
select shared.isolate('billing.dispute');

alter table billing.charge drop column dispute_version;
