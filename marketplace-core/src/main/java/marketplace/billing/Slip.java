package marketplace.billing;

import java.util.Optional;
import marketplace.merchants.BankAccount;
import marketplace.merchants.Merchant;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.OrderState.Accepted;
import marketplace.orders.OrderState.Cancelled;
import marketplace.orders.OrderState.HandedOver;
import marketplace.orders.OrderState.Lapsed;
import marketplace.orders.OrderState.Packed;
import marketplace.orders.OrderState.Placed;
import marketplace.orders.OrderState.Refused;
import marketplace.orders.OrderState.Returned;
import marketplace.orders.OrderState.Secured;
import marketplace.orders.PayBy;
import marketplace.orders.Payment;
import marketplace.shared.Money;

/**
 * What a buyer on account transfers to one merchant for one order, past the market (R112).
 *
 * @param name of whose account it is
 */
public record Slip(String name, BankAccount bank, Money amount, String reference) {
    /** There is one once the merchant is bound and it is certain what it costs, until she says that the money came. */
    public static Optional<Slip> of(Order order, Merchant merchant) {
        var owed = isPromised(order)
                && isBinding(order.state())
                && !order.isOpenToScales()
                && !merchant.bank().iban().isEmpty();
        return owed ? Optional.of(slip(order, merchant)) : Optional.empty();
    }

    /** To be paid by transfer, sooner or later. */
    public static boolean isPromised(Order order) {
        return order.contract().payBy() == PayBy.ON_ACCOUNT
                && order.payment().status() == Payment.Status.PROMISED
                && !order.state().isCalledOff();
    }

    public GiroCode code() {
        return new GiroCode(name, bank.iban(), amount, reference);
    }

    private static Slip slip(Order order, Merchant merchant) {
        var profile = merchant.profile();
        var name = profile.legal().name().isEmpty()
                ? profile.name()
                : profile.legal().name();
        return new Slip(
                name, merchant.bank(), order.total(), order.contract().number().grouped());
    }

    private static boolean isBinding(OrderState state) {
        return switch (state) {
            case Accepted _, Packed _, HandedOver _ -> true;
            case Placed _, Secured _, Returned _, Refused _, Cancelled _, Lapsed _ -> false;
        };
    }
}
