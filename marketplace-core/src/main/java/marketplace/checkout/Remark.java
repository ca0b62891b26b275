package marketplace.checkout;

import marketplace.shared.Money;
import marketplace.shared.VariantId;

/** What the buyer must be told of a line before she goes on. */
public sealed interface Remark {
    VariantId variant();

    /** As the listing is called, where it is still known. */
    String name();

    /** It cannot be had any more. */
    record Gone(VariantId variant, String name) implements Remark {}

    /** Fewer are left than she wants. */
    record Fewer(VariantId variant, String name, int left) implements Remark {}

    /** It costs something else than when she looked. */
    record OtherPrice(VariantId variant, String name, Money seen, Money now) implements Remark {}

    /** Whether the basket can be ordered all the same once she has seen it. */
    default boolean isOnlyPrice() {
        return this instanceof OtherPrice;
    }
}
