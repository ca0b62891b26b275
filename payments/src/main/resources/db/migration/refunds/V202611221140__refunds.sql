create schema refunds;

create table refunds.refund (
  county text not null,
  id uuid not null,
  order_id uuid not null,
  amount bigint not null check (amount > 0),
  state text not null,
  stripe text,
  fee_back bigint not null default 0,
  version bigint not null,
  primary key (county, id)
);
create index refund_order on refunds.refund (county, order_id);
select shared.isolate('refunds.refund');
