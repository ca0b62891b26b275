package marketplace.withdrawals;

/**
 * What a consumer is told about her right of withdrawal for one order (Anlagen 1 and 2 of Art. 246a EGBGB), in CommonMark.
 *
 * @param version of the county's template it was made from
 */
public record Instruction(String text, String form, int version) {
    /** What the contract is about, which decides when the period begins: variants a to e of Anlage 1. */
    public enum About {
        SERVICE,
        SALE,
        SEPARATE_GOODS,
        PART_DELIVERIES,
        REGULAR_DELIVERIES
    }

    /** How goods come back, and who pays for it. */
    public enum Return {
        BUYER_PAYS,
        MERCHANT_PAYS,
        COLLECTED
    }

    /** Who is told of the withdrawal: the merchant, as her imprint names her. */
    public record Trader(String name, String street, String postcode, String town, String phone, String mail) {
        String line() {
            return "%s, %s, %s %s, %s, %s".formatted(name, street, postcode, town, phone, mail);
        }
    }
}
