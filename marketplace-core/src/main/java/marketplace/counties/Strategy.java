package marketplace.counties;

import marketplace.shared.Money;

/**
 * What a county has switched on, and its rules.
 *
 * @param doorFee for one delivery to the door, over all merchants
 * @param pointFee for one delivery to a pickup point
 * @param sundayDelivery whether goods may come on Sundays (R215)
 * @param pickupRadiusKm how far people go to a pickup point, as the crow flies
 */
public record Strategy(
        boolean deliveryDays, Money doorFee, Money pointFee, boolean sundayDelivery, int pickupRadiusKm) {
    /** Of a county that has decided nothing yet. */
    public static final Strategy CAREFUL = new Strategy(true, Money.euro(390), Money.ZERO, false, 15);
}
