package marketplace.catalog;

/** Why the right of withdrawal does not hold or ends early: § 312g Abs. 2 BGB, by its numbers (R41). */
public enum Exclusion {
    CUSTOM,
    PERISHABLE,
    SEALED_HYGIENE,
    MIXED,
    ALCOHOL_30D,
    SEALED_MEDIA,
    PRESS,
    DATED_CATERING_LEISURE,
    AUCTION,
    URGENT_REPAIR,
    REGULAR_GROCERY_TOUR
}
