package marketplace.merchants;

/** How a merchant is taxed; it decides with the class of a thing what rate holds. */
public enum TaxStatus {
    REGULAR,
    /** § 19 UStG: no VAT is ever shown (R70). */
    SMALL_BUSINESS,
    /** § 24 UStG: farms at the flat rate (R71). */
    FLAT_RATE_FARMER
}
