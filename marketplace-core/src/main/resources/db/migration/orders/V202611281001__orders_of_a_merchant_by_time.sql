-- What is over, the newest first, and a merchant's week.
create index merchant_order_by_time on orders.merchant_order (county, merchant, placed_at, id);
