package marketplace.billing;

import marketplace.shared.PurchaseId;

/**
 * How a purchase is to be paid.
 *
 * @param site scheme and host under which the buyer sees us; payments sends her back there
 */
record Preparation(PurchaseId purchase, Way way, String site) {
    /** Where the card is entered. */
    enum Way {
        /** On the one charge itself; every means the merchant's account offers. */
        ENTERED,
        /** Once for all charges. */
        SAVED
    }

    String backTo() {
        return site + "/zahlung/" + purchase + "/zurueck";
    }
}
