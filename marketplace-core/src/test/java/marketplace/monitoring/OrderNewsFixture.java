package marketplace.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderNews;
import marketplace.orders.news.OrderPlaced;
import marketplace.orders.news.OrderRefusedByMerchant;
import marketplace.outbox.Envelope;
import marketplace.outbox.News;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.VariantId;
import tools.jackson.databind.json.JsonMapper;

/** Orders as their news tells them: bread for five euro to the door, placed at noon and handed over the day after. */
final class OrderNewsFixture {
    private static final long DAY = 86_400;

    private final OrderId id = OrderId.fresh();
    private final PurchaseId purchase = PurchaseId.fresh();
    private AccountId buyer = AccountId.fresh();
    private MerchantId merchant = MerchantId.fresh();
    private String place = "weidenbach";
    private long cents = 500;
    private Instant at = Instant.parse("2025-03-12T11:00:00Z");

    static OrderNewsFixture anOrder() {
        return new OrderNewsFixture();
    }

    OrderNewsFixture by(AccountId other) {
        buyer = other;
        return this;
    }

    OrderNewsFixture from(MerchantId other) {
        merchant = other;
        return this;
    }

    OrderNewsFixture to(String other) {
        place = other;
        return this;
    }

    OrderNewsFixture over(long other) {
        cents = other;
        return this;
    }

    OrderNewsFixture at(Instant other) {
        at = other;
        return this;
    }

    OrderId id() {
        return id;
    }

    /** Both news of an order that came to its end. */
    List<Envelope> handedOver(CountyCode county, JsonMapper json) {
        return List.of(
                told(county, json, new OrderPlaced(figures(1, "PLACED", cents), at), at),
                told(county, json, new OrderHandedOver(figures(5, "HANDED_OVER", cents - 20)), at.plusSeconds(DAY)));
    }

    List<Envelope> refused(CountyCode county, JsonMapper json) {
        return List.of(
                told(county, json, new OrderPlaced(figures(1, "PLACED", cents), at), at),
                told(
                        county,
                        json,
                        new OrderRefusedByMerchant(figures(3, "REFUSED", cents), "OTHER"),
                        at.plusSeconds(60)));
    }

    /** So many of them: of so many merchants, to so many buyers. */
    static List<Envelope> orders(int many, CountyCode county, JsonMapper json, String place) {
        var told = new ArrayList<Envelope>();
        for (var i = 0; i < many; i++) {
            told.addAll(anOrder().to(place).handedOver(county, json));
        }
        return told;
    }

    private Envelope told(CountyCode county, JsonMapper json, OrderNews news, Instant when) {
        var type = News.typeOf(news.getClass());
        return new Envelope(
                UUID.randomUUID(),
                type.value(),
                type.version(),
                news.subject(),
                news.version(),
                when,
                county,
                news instanceof OrderPlaced ? buyer : null,
                null,
                "web",
                place,
                null,
                "",
                json.valueToTree(news));
    }

    private OrderFigures figures(long version, String state, long goods) {
        var line = new OrderFigures.Line(
                1, VariantId.fresh(), ListingId.fresh(), "food.bread.loaf", 1, null, goods, 0, 700, false);
        return new OrderFigures(
                id,
                version,
                purchase,
                "K7M29QX4T",
                merchant,
                place,
                state,
                "AUTHORISED",
                "ONLINE",
                "DELIVERY",
                null,
                null,
                List.of(line),
                goods,
                0,
                0,
                goods,
                500,
                25);
    }
}
