package marketplace.orders;

import marketplace.shared.Money;

/** How a purchase is paid. */
public enum PayBy {
    /** By card or another means on the payment page. */
    ONLINE,
    /** A slip per merchant in the bag. */
    ON_ACCOUNT,
    /** To the merchant or his own van when the goods change hands. */
    AT_HAND_OVER;

    /** Less than this is not taken in this way: the payment house takes no less than 50 cents. */
    public Money least() {
        return Money.euro(this == ONLINE ? 50 : 1);
    }

    /** Whether the promise alone secures the order. */
    public boolean isPromise() {
        return this != ONLINE;
    }
}
