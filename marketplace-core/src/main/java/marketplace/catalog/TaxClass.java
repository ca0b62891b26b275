package marketplace.catalog;

/** The VAT class of a thing; its rate depends on the day and on the merchant's own tax status ({@link VatRates}). */
public enum TaxClass {
    STANDARD,
    REDUCED,
    /** Solar for homes (§ 12 Abs. 3 UStG). */
    ZERO,
    /** Exempt whoever sells it, as teaching can be (§ 4 UStG). */
    NONE,
    /** Used goods under the margin scheme (§ 25a UStG): no tax is shown. */
    MARGIN
}
