package marketplace.monitoring;

/** By what figures are told apart. */
public enum Dimension {
    /** All of the county. */
    COUNTY,
    /** Places with a shop for everyday goods, and those without. */
    SHOP,
    /** How far the nearest such shop is. */
    DISTANCE,
    MUNICIPALITY,
    PLACE,
    /** Brought, fetched at the shop, fetched at a pickup point. */
    WAY,
    /** By page, phone, visit … */
    CHANNEL,
    CATEGORY,
    /** What became of the orders. */
    OUTCOME
}
