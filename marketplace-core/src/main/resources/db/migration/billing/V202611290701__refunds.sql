-- Money on its way back to buyers: asked for, done, failed, or given back outside after it failed. Every row holds its
-- amount of what was taken, so that nothing is given back twice. asked_as is its id at payments; another one each time
-- it is asked for anew.
create table billing.refund (
  county text not null,
  id uuid not null,
  order_id uuid not null,
  merchant uuid not null,
  amount bigint not null check (amount > 0),
  reason text not null,
  state text not null check (state in ('ASKED', 'DONE', 'FAILED', 'OUTSIDE')),
  asked_as uuid not null,
  version bigint not null,
  asked_by uuid,
  asked_at timestamptz not null,
  primary key (county, id),
  unique (county, asked_as)
);
create index refund_order on billing.refund (county, order_id, asked_at);
select shared.isolate('billing.refund');
