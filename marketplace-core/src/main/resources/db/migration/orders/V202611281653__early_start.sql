-- When the buyer asked for work to begin within the withdrawal period (§ 356 Abs. 4 BGB).
alter table orders.merchant_order add column early_start_at timestamptz;
