package marketplace.delivery;

import java.time.Instant;
import java.time.LocalDate;
import marketplace.merchants.BusinessTime;

/** Goods come on this date within the window; until the cut-off one can join. */
public record Arrival(LocalDate date, Window window, Instant cutOff) {
    /** When everything for it has to be packed. */
    public Instant packBy() {
        return date.atTime(window.from()).atZone(BusinessTime.ZONE).toInstant();
    }
}
