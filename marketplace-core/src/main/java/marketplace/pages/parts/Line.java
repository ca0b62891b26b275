package marketplace.pages.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a basket.
 *
 * @param unit unit price and deposit in words
 * @param weigh for weighed goods: the sentence that names the maximum
 */
public record Line(
        String id,
        String name,
        String href,
        Picture picture,
        String unit,
        Price price,
        @Nullable String weigh,
        @Nullable Qty qty,
        List<Select> selects) {}
