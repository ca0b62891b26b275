package marketplace.standing;

/** How often a line comes. */
public enum Rhythm {
    EVERY_WEEK(1),
    EVERY_SECOND_WEEK(2),
    EVERY_FOURTH_WEEK(4);

    private static final int WEEK = 7;

    private final int weeks;

    Rhythm(int weeks) {
        this.weeks = weeks;
    }

    int days() {
        return weeks * WEEK;
    }
}
