-- What the platform gets of the delivery fee, frozen at sale.
alter table orders.merchant_order add column delivery_share bigint not null default 0 check (delivery_share >= 0);
