package marketplace.shared.personal;

import java.time.LocalDate;

/**
 * What stays under lock after an erasure: nobody is shown it, and it goes by itself.
 *
 * @param from the day on which it is deleted
 * @param count how many such records there are
 */
public record Locked(Why why, LocalDate from, int count) {
    /** Why it must stay (R87); counted from the end of the calendar year. */
    public enum Why {
        /** Invoices and what they rest on: § 147 Abs. 1 Nr. 4 and Abs. 3 AO, § 14b UStG. */
        RECORD(8),
        /** Letters of trade: § 147 Abs. 1 Nr. 2, 3 and Abs. 3 AO. */
        LETTER(6);

        private final int years;

        Why(int years) {
            this.years = years;
        }

        public int years() {
            return years;
        }

        /** The first day after the last year in which it must be there. */
        public LocalDate from(int year) {
            return LocalDate.of(year + years + 1, 1, 1);
        }
    }
}
