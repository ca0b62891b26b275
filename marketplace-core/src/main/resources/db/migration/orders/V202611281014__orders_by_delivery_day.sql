-- What comes on a day, and what waits at a pickup point.
create index merchant_order_point on orders.merchant_order (county, day, point, purchase) where point is not null;
