package marketplace.privacy;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import marketplace.merchants.Stall;
import marketplace.messages.MessageId;
import marketplace.messages.MessageRefused;
import marketplace.messages.ReadMessages;
import marketplace.messages.WriteMessage;
import marketplace.messages.WriteMessage.Wanted;
import marketplace.orders.Holder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was written about a resident's orders, when she leaves: letters of trade, locked for six years (R184). */
class LeavingMessagesTest extends ResidentTest {
    @Autowired
    private WriteMessage write;

    @Autowired
    private ReadMessages read;

    @Test
    void they_are_in_her_document_and_once_she_is_gone_nobody_is_shown_them() {
        var her = resident();
        var purchase = ordered(her, bread());
        var order = ordersOf(purchase).getFirst();
        var holder = new Holder(her.account(), null, null);
        var words = "Gruß von " + her.recipient().familyName();
        in(ERLENGRUND, () -> write.held(purchase.id(), order.id(), holder, wanted(words)));
        handedOver(purchase);
        assertThat(html(her.person().browser(), "/konto/daten/alles")).contains(words);

        led(send(her.person(), "/konto/loeschen", Map.of("word", "löschen")));
        untilTheEnd();

        var staff = Stall.staffOf(ERLENGRUND, kern);
        assertThat(Stall.as(staff, read.sold(kern, order.id())).messages()).isEmpty();
        assertThatExceptionOfType(MessageRefused.Closed.class)
                .isThrownBy(() -> Stall.as(staff, write.sold(kern, order.id(), wanted("Hallo?"))));
        assertThat(count("messages.message where order_id = '%s' and locked_until > now() + interval '6 years'"
                        .formatted(order.id())))
                .isOne();
        assertThat(found(List.of(her.recipient().familyName()))).isEmpty();
    }

    private static Wanted wanted(String words) {
        return new Wanted(MessageId.fresh(), words);
    }
}
