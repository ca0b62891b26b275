package marketplace.messages;

/** Who writes and who reads: all who hold the purchase on one side, all people of the merchant on the other. */
public enum Side {
    BUYER,
    MERCHANT
}
