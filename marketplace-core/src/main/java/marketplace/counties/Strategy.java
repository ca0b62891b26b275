package marketplace.counties;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;

/** What a county has switched on, and its rules; what it has not decided is as each {@link Switch} says. */
public record Strategy(Map<Switch, Long> values) {
    /** Of a county that has decided nothing yet. */
    public static final Strategy CAREFUL = new Strategy(Map.of());

    /** Basis points. */
    private static final int PERCENT = 100;

    public Strategy {
        var all = new EnumMap<Switch, Long>(Switch.class);
        for (var one : Switch.values()) {
            all.put(one, values.getOrDefault(one, one.careful()));
        }
        values = Collections.unmodifiableMap(all);
    }

    /** A switch that one strategy has otherwise than another. */
    public record Difference(Switch what, long was, long now) {}

    /**
     * How one can pay.
     *
     * @param accountLimit what a household may owe on account at most, over all merchants
     * @param cash to the merchant who hands over herself
     * @param applicationFee the platform's rate on what is charged
     * @param deliveryShare what the platform, whose tours bring the goods, gets of the fee for a delivery
     */
    public record Paying(
            boolean card,
            boolean onAccount,
            Money accountLimit,
            boolean cash,
            BasisPoints applicationFee,
            BasisPoints deliveryShare) {}

    public long get(Switch one) {
        return values.get(one);
    }

    public Strategy with(Map<Switch, Long> others) {
        var next = new EnumMap<Switch, Long>(values);
        next.putAll(others);
        return new Strategy(next);
    }

    /** What has become of another one. */
    public List<Difference> since(Strategy before) {
        return Stream.of(Switch.values())
                .filter(one -> get(one) != before.get(one))
                .map(one -> new Difference(one, before.get(one), get(one)))
                .toList();
    }

    public boolean deliveryDays() {
        return is(Switch.DELIVERY_DAYS);
    }

    /** For one delivery to the door, over all merchants. */
    public Money doorFee() {
        return Money.euro(get(Switch.DELIVERY_FEE_CENTS));
    }

    /** For one delivery to a pickup point. */
    public Money pointFee() {
        return Money.euro(get(Switch.PICKUP_POINT_FEE_CENTS));
    }

    /** Whether goods may come on Sundays (R215). */
    public boolean sundayDelivery() {
        return is(Switch.SUNDAY_DELIVERY);
    }

    /** How far people go to a pickup point, as the crow flies. */
    public long pickupRadiusKm() {
        return get(Switch.PICKUP_RADIUS_KM);
    }

    /** Whether one may order without an account. */
    public boolean guests() {
        return is(Switch.GUEST_ORDERS);
    }

    /** How long goods are held for whoever pays online. */
    public Duration reservation() {
        return Duration.ofMinutes(get(Switch.RESERVATION_MINUTES));
    }

    /** By how much goods that are weighed may at most exceed what was wanted (R62). */
    public BasisPoints weightTolerance() {
        return new BasisPoints(Math.toIntExact(get(Switch.WEIGHT_TOLERANCE_PERCENT) * PERCENT));
    }

    public Paying paying() {
        return new Paying(
                is(Switch.CARD_PAYMENT),
                is(Switch.ON_ACCOUNT),
                Money.euro(get(Switch.ON_ACCOUNT_LIMIT_CENTS)),
                is(Switch.CASH_TO_MERCHANT),
                rate(Switch.APPLICATION_FEE_BASIS_POINTS),
                rate(Switch.DELIVERY_SHARE_BASIS_POINTS));
    }

    private boolean is(Switch flag) {
        return get(flag) == 1;
    }

    private BasisPoints rate(Switch one) {
        return new BasisPoints(Math.toIntExact(get(one)));
    }
}
