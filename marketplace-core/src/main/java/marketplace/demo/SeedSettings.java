package marketplace.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A county to be made up. Without a number of listings nothing is; with one, the process makes it and ends.
 *
 * @param county its slug, at whose host it is then found
 * @param merchants at most 20,000
 * @param listings in all, shared out evenly
 * @param folder with the demo's files, whose first county lends its places
 * @param hosts suffix of its host
 */
@ConfigurationProperties("seed")
record SeedSettings(
        @DefaultValue("gross") String county,
        @DefaultValue("0") int merchants,
        @DefaultValue("0") int listings,
        @DefaultValue("") String folder,
        @DefaultValue("localhost") String hosts) {
    private static final int MOST_MERCHANTS = 20_000;
    private static final int MOST_LISTINGS = 10_000_000;

    SeedSettings {
        if (!county.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new IllegalArgumentException("A county's slug is 2 to 31 of a-z, 0-9 and -, not \"" + county + "\".");
        }
        if (merchants > MOST_MERCHANTS || listings > MOST_LISTINGS || listings > 0 && merchants < 1) {
            throw new IllegalArgumentException("A county has 1 to 20,000 merchants and at most 10,000,000 listings.");
        }
    }

    boolean wanted() {
        return listings > 0;
    }

    /** How many the nth merchant has, from 0. */
    int listingsOf(int merchant) {
        return listings / merchants + (merchant < listings % merchants ? 1 : 0);
    }
}
