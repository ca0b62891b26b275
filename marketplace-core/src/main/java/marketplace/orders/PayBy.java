package marketplace.orders;

/** How a purchase is paid. */
public enum PayBy {
    /** By card or another means on the payment page. */
    ONLINE,
    /** A slip per merchant in the bag. */
    ON_ACCOUNT,
    /** To the merchant or his own van when the goods change hands. */
    AT_HAND_OVER;

    /** Whether the promise alone secures the order. */
    public boolean isPromise() {
        return this != ONLINE;
    }
}
