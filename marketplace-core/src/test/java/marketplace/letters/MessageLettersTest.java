package marketplace.letters;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.messages.MessageId;
import marketplace.messages.ReadMessages;
import marketplace.messages.WriteMessage;
import marketplace.messages.WriteMessage.Wanted;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.outbox.CatchUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is written to is told so by mail, once for all she has not read. */
class MessageLettersTest extends OrderMail {
    @Autowired
    private WriteMessage write;

    @Autowired
    private ReadMessages read;

    private Purchase purchase;
    private Order order;

    @BeforeEach
    void an_order_of_which_all_is_told() throws Exception {
        purchase = placed("de", PayBy.ON_ACCOUNT, jug(potter, null));
        order = only(purchase);
        send();
        server.purgeEmailFromAllMailboxes();
    }

    @Test
    void the_merchant_is_told_once_until_she_has_read() throws Exception {
        asks("Geht es auch in Grün?");
        asks("Oder in Rot?");
        send();

        assertThat(mails.all()).hasSize(1);
        assertThat(Mails.plain(mails.only(potter)))
                .contains(
                        order.contract().number().grouped(),
                        "/betrieb/%s/bestellungen/%s/nachrichten".formatted(order.merchant(), order.id()))
                .doesNotContain("Grün", "Johanna");

        as(order, read.sold(order.merchant(), order.id()));
        asks("Und wann?");
        send();
        assertThat(mails.all()).hasSize(2);
    }

    @Test
    void a_guest_is_led_to_the_page_by_her_letter() throws Exception {
        as(order, write.sold(order.merchant(), order.id(), wanted("In Grün ist er aus.")));
        send();

        var told = Mails.plain(mails.only(buyer));

        assertThat(told)
                .contains("Töpferei Lehm", "/einkauf/%s/nachrichten/%s?pass=".formatted(purchase.id(), order.id()))
                .doesNotContain("In Grün");
    }

    private void asks(String words) {
        in(ERLENGRUND, () -> write.held(purchase.id(), order.id(), new Holder(null, visit, null), wanted(words)));
        CatchUp.of(core, "letters");
    }

    private static Wanted wanted(String words) {
        return new Wanted(MessageId.fresh(), words);
    }
}
