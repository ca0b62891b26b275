package marketplace.standing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.checkout.PricedBasket;
import marketplace.checkout.Remark;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * A line that is left out, and why.
 *
 * @param left how many are there, of fewer than she wants
 * @param now what one costs, of what is dearer than agreed
 */
public record Missing(
        VariantId variant,
        String name,
        Why why,
        int left,
        @Nullable Money now) {

    /** Why a line is left out. */
    public enum Why {
        /** It cannot be had. */
        GONE,
        /** Fewer are there than she wants. */
        FEWER,
        /** It costs more than agreed. */
        DEARER
    }

    /** What of these goods is not bought as it was agreed. */
    static List<Missing> of(StandingOrder order, PricedBasket priced) {
        return priced.remarks().stream()
                .flatMap(remark -> of(nameOf(order, remark), remark).stream())
                .toList();
    }

    private static Optional<Missing> of(String name, Remark remark) {
        return switch (remark) {
            case Remark.Gone(var variant, var _) -> Optional.of(new Missing(variant, name, Why.GONE, 0, null));
            case Remark.Fewer(var variant, var _, var left) ->
                Optional.of(new Missing(variant, name, Why.FEWER, left, null));
            case Remark.OtherPrice(var variant, var _, var agreed, var now) ->
                Optional.of(new Missing(variant, name, Why.DEARER, 0, now)).filter(_ -> now.compareTo(agreed) > 0);
        };
    }

    private static String nameOf(StandingOrder order, Remark remark) {
        return Stream.concat(Stream.of(remark.name()), order.find(remark.variant()).map(StandingLine::name).stream())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }
}
