-- The membership of the buyer in a household when she bought; those who are members besides see the purchase.
alter table orders.purchase add column membership uuid;
create index purchase_membership on orders.purchase (county, membership, placed_at desc, id) where membership is not null;
