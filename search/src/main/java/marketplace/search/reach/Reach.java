package marketplace.search.reach;

import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * One way one merchant reaches a place on one weekday.
 *
 * @param weekday 1 is Monday
 * @param at when the van stops, as "09:40"
 */
public record Reach(
        MerchantId merchant,
        Way way,
        @Nullable Integer weekday,
        @Nullable String at,
        @Nullable CutOff cutOff) {

    /** The last moment to order: a weekday and a time as "18:00". */
    public record CutOff(int weekday, String time) {}
}
