package marketplace.catalog;

import java.util.List;
import marketplace.shared.MerchantId;

/**
 * Which edition of a listing is shown: another one as soon as its page says anything else.
 *
 * @param revision counts what was told of its stock
 * @param supply of each variant its light, or whether there is any
 */
public record Edition(MerchantId merchant, long version, int revision, List<String> supply) {
    public static Edition of(Listing listing) {
        var supply = listing.details().variants().stream()
                .map(Variant::supply)
                .map(Edition::word)
                .toList();
        return new Edition(listing.merchant(), listing.version(), listing.revision(), supply);
    }

    private static String word(Supply supply) {
        return switch (supply) {
            case Supply.Counted counted -> Boolean.toString(counted.left() > 0);
            case Supply.Light light -> light.name();
        };
    }
}
