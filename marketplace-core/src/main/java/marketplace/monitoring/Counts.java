package marketplace.monitoring;

/**
 * What was counted in a slot, before protection.
 *
 * @param goods cents, without deposit and delivery
 * @param merchants and buyers, each counted once
 * @param largest what the merchant with most of it sold, in cents
 */
record Counts(long purchases, long orders, long goods, long merchants, long buyers, long largest) {}
