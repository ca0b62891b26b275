package marketplace.delivery;

import java.time.Instant;
import java.time.LocalDate;

/** Goods come on this date within the window; until the cut-off one can join. */
public record Arrival(LocalDate date, Window window, Instant cutOff) {}
