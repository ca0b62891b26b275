package marketplace.monitoring;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.counties.Place;

/** What a place belongs to: its municipality, and how far the nearest shop with everyday goods is. */
public record Surroundings(String municipality, Distance distance) {
    static final String WITH_SHOP = "WITH";
    static final String WITHOUT_SHOP = "WITHOUT";

    /** From the middle of a place to that of the nearest one with a shop, as the crow flies. */
    public enum Distance {
        HERE(0),
        TO_5_KM(5),
        TO_8_KM(8),
        FARTHER(Double.MAX_VALUE);

        private final double mostKm;

        Distance(double mostKm) {
            this.mostKm = mostKm;
        }

        static Distance of(double km) {
            for (var distance : values()) {
                if (km <= distance.mostKm) {
                    return distance;
                }
            }
            return FARTHER;
        }
    }

    static String shopOf(String distance) {
        return distance.equals(Distance.HERE.name()) ? WITH_SHOP : WITHOUT_SHOP;
    }

    public static Map<String, Surroundings> of(List<Place> places) {
        var shops = places.stream().filter(Place::grocery).toList();
        Function<Place, Surroundings> surroundings =
                place -> new Surroundings(place.municipality(), nearest(place, shops));
        return places.stream().collect(Collectors.toMap(place -> place.code().value(), surroundings));
    }

    private static Distance nearest(Place place, List<Place> shops) {
        return place.grocery()
                ? Distance.HERE
                : Distance.of(shops.stream()
                        .mapToDouble(shop -> shop.point().kmTo(place.point()))
                        .map(km -> Math.max(km, 0.1))
                        .min()
                        .orElse(Double.MAX_VALUE));
    }
}
