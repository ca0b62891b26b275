package marketplace.counties;

import java.util.List;
import marketplace.shared.GeoPoint;
import marketplace.shared.PlaceCode;

/**
 * A named village or town.
 *
 * @param municipality its official key (AGS), eight digits
 * @param postcodes all it has, at most fifty; the most usual one first
 * @param inhabitants persons
 * @param grocery whether it has a grocery shop of its own
 */
public record Place(
        PlaceCode code,
        String name,
        String municipality,
        List<String> postcodes,
        GeoPoint point,
        int inhabitants,
        boolean grocery) {
    public static final int MOST_POSTCODES = 50;

    public Place {
        postcodes = List.copyOf(postcodes);
    }

    /** The most usual one. */
    public String postcode() {
        return postcodes.getFirst();
    }

    /** Whether an address with this postcode can lie in it. */
    public boolean has(String postcode) {
        return postcodes.contains(postcode);
    }
}
