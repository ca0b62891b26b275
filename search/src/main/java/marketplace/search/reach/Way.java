package marketplace.search.reach;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a thing gets from a merchant to a resident. */
public enum Way {
    /** Brought to the door. */
    @JsonProperty("delivery")
    DELIVERY,
    /** Fetched at a pickup point in the place. */
    @JsonProperty("point")
    POINT,
    /** Sold from a van that stops in the place. */
    @JsonProperty("van")
    VAN,
    /** Fetched at the merchant's. */
    @JsonProperty("pickup")
    PICKUP;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Way> find(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
    }
}
