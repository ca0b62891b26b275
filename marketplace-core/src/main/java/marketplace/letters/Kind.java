package marketplace.letters;

/** Which letter; what it is about follows from it. */
enum Kind {
    /** About a withdrawal, to whoever declared it (R37). */
    WITHDRAWAL_RECEIPT,
    /** About a case, to the merchant (R40). */
    WITHDRAWAL_CASE,
    /** About one act of buying: {@code <purchase>@<moment>}, to the buyer, at once (R20). */
    ORDER_RECEIPT,
    /** About an order, to the buyer: the contract on a durable medium (R21). */
    CONFIRMATION,
    /** About an order, to the buyer: the merchant cannot. */
    ORDER_REFUSED,
    /** About an order, to the buyer: nobody answered. */
    ORDER_LAPSED,
    /** About an order, to the buyer: her payment was lost, and where she pays anew. */
    ORDER_UNPAID,
    /** About an order, to the buyer: she did not pay anew. */
    ORDER_FORFEITED,
    /** About an order, to the buyer: it waits for her or comes on its day. */
    ORDER_PACKED,
    /** About an order, to the buyer: something is missing, and what the merchant proposes. */
    ORDER_ASKED,
    /** About an order, to the buyer: she has it. */
    ORDER_HANDED_OVER,
    /** About a refund, to the buyer: how much goes back and why. */
    ORDER_REFUNDED,
    /** About a refund, to the merchant: it did not go through. */
    REFUND_FAILED,
    /** About an order that was brought in vain: {@code <order>@<day it comes again, or back>}, to the buyer. */
    ORDER_MISSED,
    /** The same, to the merchant. */
    ORDER_UNDELIVERED,
    /** About an order, to the merchant. */
    NEW_ORDER,
    /** About an order, to the merchant: it still waits for an answer. */
    ORDER_WAITING,
    /** About an order, to the county's carers: its merchant has not answered twice. */
    ORDER_FOR_CARER,
    /** About an order she has seen, to the merchant: it is called off, not by her. */
    ORDER_OFF,
    /** About an order, to the buyer: its merchant wrote to her. */
    MESSAGE_TO_BUYER,
    /** About an order, to the merchant: its buyer wrote to her. */
    MESSAGE_TO_MERCHANT,
    /** About an order, to the merchant: its payment went back after the hand-over. */
    ORDER_OWED,
    /** About a notice, to whoever wrote it (Art. 16 (4) DSA). */
    NOTICE_RECEIPT,
    /** About a notice, to whoever wrote it: what was decided, why, and what can be done (Art. 16 (5) DSA). */
    NOTICE_DECISION,
    /** About a measure, to the merchant: her listing is hidden, and why (Art. 17 DSA). */
    LISTING_HIDDEN,
    /** About a measure, to the merchant: she has her listing back. */
    LISTING_GIVEN_BACK,
    /** About what was done to a review: {@code <purchase>@<measure>}, to its author: it is hidden, and why (Art. 17 DSA). */
    REVIEW_HIDDEN,
    /** The same, to its author: it is shown again. */
    REVIEW_GIVEN_BACK,
    /** About an invitation, to whoever is invited. */
    INVITATION,
    /** About a step of a merchant's way: {@code <merchant>@<moment>}, to the operator: she wants to sell. */
    APPLICATION,
    /** The same, to the merchant: received, sent back, approved, suspended. */
    MERCHANT_STEP,
    /** About a standing order, to whoever agreed: what was agreed, on a durable medium. */
    STANDING_AGREED,
    /** About its next delivery: {@code <standing order>@<day>}, to the same: what comes, and until when she can change it. */
    STANDING_COMING,
    /** About a delivery of which something was left out: {@code <standing order>@<day>}, to the same. */
    STANDING_SHORT,
    /** About a standing order, to the same: it has ended. */
    STANDING_ENDED
}
