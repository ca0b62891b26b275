package marketplace.letters;

import static marketplace.letters.Mails.plain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import marketplace.billing.Refund.Reason;
import marketplace.billing.Refund.State;
import marketplace.billing.news.RefundMoved;
import marketplace.orders.Order;
import marketplace.orders.PayBy;
import marketplace.outbox.CatchUp;
import marketplace.outbox.Outbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the buyer is told of money that went back, and the merchant of money that did not. */
class RefundLettersTest extends OrderMail {
    @Autowired
    Outbox outbox;

    @Test
    void the_buyer_learns_how_much_goes_back_of_which_order_why_and_that_it_takes_days() throws Exception {
        var order = only(placed("de", PayBy.ONLINE, jug(potter, null)));

        moved(order, Reason.MISSING, State.DONE);
        send();

        assertThat(plain(mails.to(buyer, "Geld zurück: Ihre Bestellung bei Töpferei Lehm")))
                .contains(
                        "4,50 €",
                        order.contract().number().grouped(),
                        "Grund: Etwas fehlte.",
                        "auf dem Weg zurück, auf dem Sie bezahlt haben",
                        "fünf bis zehn Tage");
    }

    @Test
    void she_reads_it_in_the_language_of_her_purchase() throws Exception {
        var order = only(placed("en", PayBy.ONLINE, jug(potter, null)));

        moved(order, Reason.GOODWILL, State.DONE);
        send();

        assertThat(plain(mails.to(buyer, "Money back: your order with Töpferei Lehm")))
                .contains("€4.50", "Reason: Goodwill.", "five to ten days");
    }

    @Test
    void what_the_scales_made_of_it_she_is_told_with_the_order_and_what_is_under_way_not_yet() {
        var order = only(placed("de", PayBy.ONLINE, jug(potter, null)));
        send();
        var before = mails.all().size();

        moved(order, Reason.SURPLUS, State.DONE);
        moved(order, Reason.GOODWILL, State.ASKED);
        send();

        assertThat(mails.all()).hasSize(before);
    }

    @Test
    void the_merchant_learns_what_did_not_go_back_and_where_she_marks_it() throws Exception {
        var order = only(placed("de", PayBy.ONLINE, jug(potter, null)));
        var number = order.contract().number().grouped();

        moved(order, Reason.SURPLUS, State.FAILED);
        send();

        assertThat(plain(mails.to(potter, "Erstattung ging nicht durch: Bestellung " + number)))
                .contains("4,50 €", "nicht zurückgegeben", "/bestellungen/" + order.id() + "/erstatten")
                .doesNotContain("Berger");
    }

    private void moved(Order order, Reason reason, State state) {
        var id = UUID.randomUUID();
        in(
                ERLENGRUND,
                () -> sql.named("test.refund", """
                    insert into billing.refund (county, id, order_id, merchant, amount, reason, state, asked_as, version,
                      asked_at)
                    values ('99001', :id, :order, :merchant, 450, :reason, :state, :id, 2, now())
                    """)
                        .bind("id", id)
                        .bind("order", order.id())
                        .bind("merchant", order.merchant())
                        .bind("reason", reason)
                        .bind("state", state)
                        .run());
        var news = new RefundMoved(id, order.id(), order.merchant(), 450, reason.name(), state.name(), id, 2);
        in(ERLENGRUND, () -> sql.together(outbox.append(news)));
        CatchUp.of(core, "letters");
    }
}
