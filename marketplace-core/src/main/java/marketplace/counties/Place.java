package marketplace.counties;

import marketplace.shared.GeoPoint;
import marketplace.shared.PlaceCode;

/**
 * A named village or town.
 *
 * @param municipality its official key (AGS), eight digits
 * @param inhabitants persons
 * @param grocery whether it has a grocery shop of its own
 */
public record Place(
        PlaceCode code,
        String name,
        String municipality,
        String postcode,
        GeoPoint point,
        int inhabitants,
        boolean grocery) {}
