package marketplace.counties;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a county switches on and off, and the rules it sets: the one place that says what each is counted in, within
 * which limits, and what holds until the county decides. A switch is 1 when it is on, else 0.
 */
public enum Switch {
    DELIVERY_DAYS(Subject.DELIVERY, true),
    SUNDAY_DELIVERY(Subject.DELIVERY, false),
    DELIVERY_FEE_CENTS(Subject.DELIVERY, Unit.CENTS, 0, 5_000, 390),
    PICKUP_POINT_FEE_CENTS(Subject.DELIVERY, Unit.CENTS, 0, 5_000, 0),
    PICKUP_RADIUS_KM(Subject.DELIVERY, Unit.KM, 1, 100, 15),
    GUEST_ORDERS(Subject.ORDERING, true),
    RESERVATION_MINUTES(Subject.ORDERING, Unit.MINUTES, 5, 120, 15),
    WEIGHT_TOLERANCE_PERCENT(Subject.ORDERING, Unit.PERCENT, 0, 25, 10),
    CARD_PAYMENT(Subject.PAYING, true),
    CASH_TO_MERCHANT(Subject.PAYING, true),
    ON_ACCOUNT(Subject.PAYING, false),
    ON_ACCOUNT_LIMIT_CENTS(Subject.PAYING, Unit.CENTS, 0, 200_000, 15_000),
    APPLICATION_FEE_BASIS_POINTS(Subject.PLATFORM, Unit.BASIS_POINTS, 0, 3_000, 500),
    DELIVERY_SHARE_BASIS_POINTS(Subject.PLATFORM, Unit.BASIS_POINTS, 0, 10_000, 0);

    /** What it is about. */
    public enum Subject {
        DELIVERY,
        ORDERING,
        PAYING,
        PLATFORM
    }

    /** What it is counted in; people write cents as euros and basis points as per cent, with so many decimals. */
    public enum Unit {
        FLAG(0),
        CENTS(2),
        KM(0),
        MINUTES(0),
        PERCENT(0),
        BASIS_POINTS(2);

        private final int decimals;

        Unit(int decimals) {
            this.decimals = decimals;
        }

        public int decimals() {
            return decimals;
        }
    }

    private final Subject subject;
    private final Unit unit;
    private final long least;
    private final long most;
    private final long careful;

    Switch(Subject subject, boolean careful) {
        this(subject, Unit.FLAG, 0, 1, careful ? 1 : 0);
    }

    Switch(Subject subject, Unit unit, long least, long most, long careful) {
        this.subject = subject;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.careful = careful;
    }

    public static Optional<Switch> find(String key) {
        return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /** How it is called where it is stored, in the API and in forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its name on pages; with ".text" of what it means. */
    public String text() {
        return "counties.switch." + key();
    }

    public Subject subject() {
        return subject;
    }

    public Unit unit() {
        return unit;
    }

    public long least() {
        return least;
    }

    public long most() {
        return most;
    }

    /** What holds until the county decides. */
    public long careful() {
        return careful;
    }

    public boolean takes(long value) {
        return value >= least && value <= most;
    }
}
