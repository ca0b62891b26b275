package marketplace.checkout;

import java.util.List;
import marketplace.orders.Fulfilment;
import marketplace.shared.Money;

/**
 * One way the goods of a basket can come to the buyer.
 *
 * @param key by which a form names it
 * @param fee for all orders together
 */
public record HandOverChoice(String key, Fulfilment fulfilment, Money fee) {
    static final HandOverChoice PICKUP = new HandOverChoice("pickup", new Fulfilment.Pickup(), Money.ZERO);

    /** What this basket can be offered. Every shop hands over at its own counter. */
    public static List<HandOverChoice> of(PricedBasket basket) {
        return basket.parts().isEmpty() ? List.of() : List.of(PICKUP);
    }
}
