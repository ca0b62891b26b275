package marketplace.counties.news;

import java.time.LocalDate;
import java.util.UUID;
import marketplace.outbox.News;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wanted the market to come to where it does not; told by nobody in particular.
 *
 * @param id of this telling
 * @param why unknown: no place of the county is called so; elsewhere: the postcode of an address lies in none of the place
 *     named; not-brought: nothing of the basket is brought to the place
 * @param asked the name or postcode that was said, where it was one; no address
 * @param place of the county, where it is one
 */
@News.Type("counties.unreached")
public record Unreached(
        UUID id,
        LocalDate day,
        String why,
        @Nullable String asked,
        @Nullable String place) implements News {
    @Override
    public String subject() {
        return id.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
