package marketplace.delivery;

import java.util.Locale;
import marketplace.shared.AccountId;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * What goods are brought with.
 *
 * @param crates it takes at once; an order is one
 * @param base the place it starts from and comes back to
 * @param rangeKm of one tour, if it has an end
 * @param driver who usually drives it
 */
public record Vehicle(
        String slug,
        String name,
        Kind kind,
        boolean cold,
        int crates,
        PlaceCode base,
        @Nullable Integer rangeKm,
        int centsPerKm,
        int centsPerHour,
        @Nullable AccountId driver) {

    Vehicle drivenBy(@Nullable AccountId other) {
        return new Vehicle(slug, name, kind, cold, crates, base, rangeKm, centsPerKm, centsPerHour, other);
    }

    /** How fast it gets about the county, kilometres an hour, stops not counted. */
    public enum Kind {
        VAN(40),
        CARGO_BIKE(14);

        private final int kmPerHour;

        Kind(int kmPerHour) {
            this.kmPerHour = kmPerHour;
        }

        public int kmPerHour() {
            return kmPerHour;
        }

        public String icon() {
            return this == VAN ? "van" : "bike";
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
