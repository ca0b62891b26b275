create schema messages;

-- How many messages there are about an order, and how many of them each side has not read; held by whoever writes.
create table messages.thread (
  county text not null,
  order_id uuid not null,
  purchase uuid not null,
  merchant uuid not null,
  number text not null,
  written int not null,
  written_at timestamptz not null,
  unread_by_buyer int not null check (unread_by_buyer >= 0),
  unread_by_merchant int not null check (unread_by_merchant >= 0),
  primary key (county, order_id)
);
create index thread_unread_by_merchant on messages.thread (county, merchant, written_at, order_id)
  where unread_by_merchant > 0;
create index thread_unread_by_buyer on messages.thread (county, purchase) where unread_by_buyer > 0;
select shared.isolate('messages.thread');

-- Words of buyers and merchants: personal data, which erasure locks until the law lets it go (R184).
create table messages.message (
  county text not null,
  id uuid not null,
  order_id uuid not null,
  side text not null check (side in ('BUYER', 'MERCHANT')),
  words text not null check (length(words) between 1 and 1000),
  written_at timestamptz not null,
  locked_until date,
  primary key (county, id),
  foreign key (county, order_id) references messages.thread
);
create index message_of_order on messages.message (county, order_id, written_at, id);
create index message_locked on messages.message (locked_until) where locked_until is not null;
create index message_old on messages.message (written_at);
select shared.isolate('messages.message');
