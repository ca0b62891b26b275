package marketplace.counties;

import java.time.Duration;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;

/**
 * What a county has switched on, and its rules.
 *
 * @param doorFee for one delivery to the door, over all merchants
 * @param pointFee for one delivery to a pickup point
 * @param sundayDelivery whether goods may come on Sundays (R215)
 * @param pickupRadiusKm how far people go to a pickup point, as the crow flies
 * @param guests whether one may order without an account
 * @param reservation how long goods are held for whoever pays online
 * @param weightTolerance by how much goods that are weighed may at most exceed what was wanted (R62)
 */
public record Strategy(
        boolean deliveryDays,
        Money doorFee,
        Money pointFee,
        boolean sundayDelivery,
        int pickupRadiusKm,
        boolean guests,
        Duration reservation,
        BasisPoints weightTolerance,
        Paying paying) {
    private static final Paying USUAL =
            new Paying(true, false, Money.euro(15_000), true, new BasisPoints(500), new BasisPoints(0));

    /** Of a county that has decided nothing yet. */
    public static final Strategy CAREFUL = new Strategy(
            true, Money.euro(390), Money.ZERO, false, 15, true, Duration.ofMinutes(15), new BasisPoints(1_000), USUAL);

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
}
