package marketplace.letters;

import static marketplace.merchants.Stall.as;
import static marketplace.shared.AcrossCounties.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.dispatch.BringAgain.Then;
import marketplace.dispatch.DriveTour;
import marketplace.dispatch.GiveTour;
import marketplace.dispatch.PlanTours;
import marketplace.dispatch.RoadTest;
import marketplace.orders.Order;
import marketplace.orders.Purchase;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What buyer and merchant are told when nobody was at home. */
class DeliveryLettersTest extends RoadTest {
    @Autowired
    DeliveryLetters letters;

    @Autowired
    PlanTours plan;

    @Autowired
    GiveTour give;

    @Autowired
    DriveTour drive;

    @Autowired
    Sql sql;

    @Test
    void nobody_at_home_queues_a_letter_to_buyer_and_merchant_once() {
        var purchase = missed(Then.NEXT_DAY);
        var order = ordersOf(purchase).getFirst();

        settle();
        settle();

        assertThat(queued(order)).containsExactlyInAnyOrder("ORDER_MISSED", "ORDER_UNDELIVERED");
    }

    @Test
    void the_letters_say_the_day_it_comes_again_or_that_it_lies_in_the_shop() {
        var order = ordersOf(missed(Then.BACK_TO_SHOPS)).getFirst();
        var thursday = LocalDate.parse("2026-12-03");

        assertThat(written(Kind.ORDER_MISSED, order, thursday).body()).contains("Donnerstag, 3. Dezember");
        assertThat(written(Kind.ORDER_MISSED, order, null).body()).contains("Ihre PIN");
        assertThat(written(Kind.ORDER_UNDELIVERED, order, null).body())
                .contains(order.contract().number().grouped(), "bringt sie Ihnen zurück")
                .doesNotContain("Berger");
    }

    private Purchase missed(Then then) {
        var purchase = ordered(aGuest(), 0, Map.of(selling(kern, 480, 9), 1));
        packed(purchase);
        var delivery = deliveriesOf(purchase).getFirst();
        as(dispatcher(), plan.of(delivery.day()));
        var tour = deliveriesOf(purchase).getFirst().tour();
        as(dispatcher(), give.to(tour, hansen.account()));
        as(courier(), drive.start(tour));
        as(courier(), drive.missed(tour, "door-" + delivery.id(), then));
        return purchase;
    }

    private Words written(Kind kind, Order order, @Nullable LocalDate next) {
        var letter = new Letter(
                ERLENGRUND, UUID.randomUUID(), kind, DeliveryLetters.about(order.id(), next), Instant.EPOCH, 0);
        return in(ERLENGRUND, () -> letters.write(letter));
    }

    private List<String> queued(Order order) {
        return sql.across(DUE, "test.queued", "select kind from letters.letter where about like :about || '@%'")
                .bind("about", order.id().toString())
                .list(row -> row.text("kind"))
                .block();
    }
}
