package marketplace.popularity;

import java.time.LocalDate;

/** The days that count: the last twenty-eight before a day. */
record Window(LocalDate from, LocalDate until) {
    static final int DAYS = 28;
    /** Where nobody said where she lives; as a result, the whole county. */
    static final String EVERYWHERE = "*";

    static Window before(LocalDate today) {
        return new Window(today.minusDays(DAYS), today);
    }
}
