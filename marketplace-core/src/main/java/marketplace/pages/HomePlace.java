package marketplace.pages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where the reader said she lives, and the next day the market comes there, when it does. */
public record HomePlace(String name, @Nullable LocalDate deliveryDay) {}
