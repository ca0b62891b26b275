package marketplace.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * A figure as it may be shown; null is protected. Turnover may be protected where the rest is not.
 *
 * @param goods cents, without deposit and delivery
 */
public record Figure(
        Slot slot,
        @Nullable Long purchases,
        @Nullable Long orders,
        @Nullable Long goods,
        @Nullable Long merchants,
        @Nullable Long buyers) {
    static Figure hidden(Slot slot) {
        return new Figure(slot, null, null, null, null, null);
    }

    static Figure none(Slot slot) {
        return new Figure(slot, 0L, 0L, 0L, 0L, 0L);
    }

    static Figure of(Slot slot, Counts counts, boolean withGoods) {
        return new Figure(
                slot,
                counts.purchases(),
                counts.orders(),
                withGoods ? counts.goods() : null,
                counts.merchants(),
                counts.buyers());
    }

    public String key() {
        return slot.key();
    }

    public boolean isProtected() {
        return orders == null;
    }
}
