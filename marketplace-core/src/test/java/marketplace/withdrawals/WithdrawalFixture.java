package marketplace.withdrawals;

import java.util.List;
import java.util.stream.IntStream;
import marketplace.orders.news.OrderFigures;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.VariantId;

/** A declaration that is valid as it stands, and the orders it may name. */
public final class WithdrawalFixture {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private WithdrawalFixture() {}

    public static Declaration aDeclaration(String numbers) {
        return new Declaration("Vera Berger", numbers, "", "", "vera@example.org");
    }

    /** A number as orders have them; nobody has this one yet. */
    public static String freshNumber() {
        return IntStream.range(0, 9)
                .mapToObj(_ -> ALPHABET.charAt((int) (Math.random() * ALPHABET.length())))
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /** As people read it: "K7M2-9QX4-W". */
    public static String grouped(String number) {
        return number.substring(0, 4) + "-" + number.substring(4, 8) + "-" + number.substring(8);
    }

    public static OrderFigures anOrder(String number, MerchantId merchant, long version, String state) {
        var line = new OrderFigures.Line(
                1,
                VariantId.fresh(),
                ListingId.fresh(),
                "pottery",
                1,
                null,
                2400,
                0,
                1900,
                state.equals("HANDED_OVER"));
        return new OrderFigures(
                OrderId.fresh(),
                version,
                PurchaseId.fresh(),
                number,
                merchant,
                "weidenbach",
                state,
                "AUTHORISED",
                "ONLINE",
                "PICKUP",
                null,
                null,
                List.of(line),
                2400,
                0,
                0,
                2400,
                500,
                120);
    }
}
