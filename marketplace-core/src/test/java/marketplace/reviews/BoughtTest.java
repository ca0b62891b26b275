package marketplace.reviews;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;

import java.util.Map;
import marketplace.checkout.Owner;
import marketplace.dispatch.RoadTest;
import marketplace.orders.HandOver;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.shared.ListingId;
import marketplace.shared.VariantId;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that were handed over, and those who hold them. */
public abstract class BoughtTest extends RoadTest {
    @Autowired
    private HandOver handOver;

    @Autowired
    protected WriteReview write;

    @Autowired
    protected Reviews reviews;

    /** A purchase of one order, and what is in it. */
    public record Received(Owner owner, Purchase purchase, Order order) {
        public Holder holder() {
            return new Holder(owner.account(), owner.visit(), null);
        }

        public ListingId listing() {
            return order.lines().getFirst().sold().listing();
        }

        public String path() {
            return "/einkauf/%s/bewerten/%s".formatted(purchase.id(), order.id());
        }

        public String api() {
            return "/api/v1/purchases/%s/orders/%s/review".formatted(purchase.id(), order.id());
        }
    }

    protected Received ordered(Owner owner, VariantId what) {
        var purchase = bought(asked(owner, filled(owner, Map.of(what, 1)), PayBy.ON_ACCOUNT));
        settle();
        return new Received(owner, purchase, ordersOf(purchase).getFirst());
    }

    protected Received received(Owner owner, VariantId what) {
        var placed = ordered(owner, what);
        packed(placed.purchase());
        var merchant = placed.order().merchant();
        as(
                staffOf(ERLENGRUND, merchant),
                handOver.atTheShop(merchant, placed.order().id(), new HandOver.Proof.Vouched()));
        return placed;
    }

    protected MyReview says(Received one, Rating rating) {
        return in(ERLENGRUND, () -> write.with(one.purchase().id(), one.order().id(), one.holder(), rating));
    }

    protected void takesBack(Received one) {
        in(
                ERLENGRUND,
                () -> write.takeBack(one.purchase().id(), one.order().id(), one.holder())
                        .thenReturn(true));
    }

    protected static Rating stars(int stars, String words) {
        return new Rating(stars, words, false, Map.of());
    }
}
