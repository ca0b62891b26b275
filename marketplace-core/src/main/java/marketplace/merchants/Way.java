package marketplace.merchants;

import java.util.Locale;

/** How goods of a merchant reach people. */
public enum Way {
    /** Fetched at the shop. */
    PICKUP,
    /** By the platform's tours. */
    DELIVERY,
    /** By her own van. */
    VAN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
