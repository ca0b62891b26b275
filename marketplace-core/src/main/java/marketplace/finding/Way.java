package marketplace.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How something can be had: brought to the door, fetched at a point of the place, bought at a van, fetched at the shop. */
public enum Way {
    DELIVERY,
    POINT,
    VAN,
    PICKUP;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Way> find(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
    }
}
