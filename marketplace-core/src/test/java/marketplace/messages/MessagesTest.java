package marketplace.messages;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marketplace.checkout.Owner;
import marketplace.households.HouseholdTest;
import marketplace.messages.Messages.Unread;
import marketplace.messages.WriteMessage.Wanted;
import marketplace.orders.CancelOrder;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderRefused;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What buyer and merchant write to each other about an order. */
class MessagesTest extends HouseholdTest {
    @Autowired
    private WriteMessage write;

    @Autowired
    private ReadMessages read;

    @Autowired
    private Messages messages;

    @Autowired
    private CancelOrder cancel;

    private Purchase purchase;
    private Order order;

    @BeforeEach
    void a_purchase() {
        together(johanna, vera);
        purchase = buys(johanna);
        order = ordersOf(purchase).getFirst();
    }

    @Test
    void each_side_reads_what_the_other_wrote_in_the_order_it_was_written() {
        asks("Geht es auch geschnitten?");
        answers("Gern.");
        asks("Danke!");

        assertThat(atTheDesk().messages())
                .extracting(Message::words)
                .containsExactly("Geht es auch geschnitten?", "Gern.", "Danke!");
        assertThat(atTheDesk().messages())
                .extracting(Message::side)
                .containsExactly(Side.BUYER, Side.MERCHANT, Side.BUYER);
        assertThat(atHome(holder(johanna)).open()).isTrue();
    }

    @Test
    void members_of_the_household_write_and_read_as_the_buyer_does_and_others_find_nothing() {
        in(ERLENGRUND, () -> write.held(purchase.id(), order.id(), holder(vera), wanted("Ich hole es ab.")));

        assertThat(atHome(holder(johanna)).messages()).hasSize(1);
        for (var other : List.of(holder(paul), new Holder(null, null, null))) {
            assertThatExceptionOfType(OrderRefused.Absent.class).isThrownBy(() -> atHome(other));
            assertThatExceptionOfType(OrderRefused.Absent.class)
                    .isThrownBy(
                            () -> in(ERLENGRUND, () -> write.held(purchase.id(), order.id(), other, wanted("Hallo"))));
        }
        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> as(staffOf(ERLENGRUND, rau), read.sold(rau, order.id())));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> as(staffOf(ERLENGRUND, rau), write.sold(kern, order.id(), wanted("Hallo"))));
    }

    @Test
    void an_order_of_another_purchase_is_not_reached_through_ones_own() {
        var other = ordersOf(buys(paul)).getFirst();

        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> read.held(purchase.id(), other.id(), holder(johanna))));
    }

    @Test
    void what_nobody_of_a_side_has_read_is_marked_until_one_of_it_looks() {
        asks("Eins");
        asks("Zwei");
        assertThat(waitingAt(kern))
                .containsExactly(new Unread(order.id(), order.contract().number(), 2));
        assertThat(waitingAtHome()).isEmpty();

        atTheDesk();
        answers("Gelesen");

        assertThat(waitingAt(kern)).isEmpty();
        assertThat(waitingAtHome()).containsOnlyKeys(order.id());
        atHome(holder(vera));
        assertThat(waitingAtHome()).isEmpty();
    }

    @Test
    void a_message_is_plain_and_short() {
        var most = "ä".repeat(Message.LONGEST);

        assertThat(asks("  Zeile\r\nZeile \n").words()).isEqualTo("Zeile\nZeile");
        assertThat(asks(most).words()).isEqualTo(most);
        for (var unfit : List.of("", " \n ", most + "ä")) {
            assertThatExceptionOfType(MessageRefused.Unfit.class).isThrownBy(() -> asks(unfit));
        }
    }

    @Test
    void sent_twice_it_is_one_message() {
        var wanted = wanted("Zweimal gedrückt");

        var both = in(
                ERLENGRUND,
                () -> Flux.range(0, 2)
                        .flatMap(_ -> write.held(purchase.id(), order.id(), holder(johanna), wanted), 2)
                        .collectList());

        assertThat(both).hasSize(2).allMatch(message -> message.id().equals(wanted.id()));
        assertThat(atTheDesk().messages()).hasSize(1);
    }

    @Test
    void fifty_are_enough_however_many_write_at_once() {
        IntStream.range(0, Message.MOST - 2).forEach(at -> asks("Nachricht " + at));

        var more = in(
                ERLENGRUND,
                () -> Flux.range(0, 4)
                        .flatMap(
                                _ -> write.held(purchase.id(), order.id(), holder(johanna), wanted("Noch eine"))
                                        .map(_ -> true)
                                        .onErrorResume(MessageRefused.Full.class, _ -> Mono.just(false)),
                                4)
                        .collectList());

        assertThat(more).containsExactlyInAnyOrder(true, true, false, false);
        assertThat(atTheDesk().messages()).hasSize(Message.MOST);
        assertThat(atTheDesk().isFull()).isTrue();
        assertThatExceptionOfType(MessageRefused.Full.class).isThrownBy(() -> answers("Auch von hier"));
    }

    @Test
    void before_the_merchant_knows_of_it_there_is_nobody_to_write_to() {
        payable(kern);
        var owner = new Owner(johanna.account(), null);
        var unpaid = bought(asked(owner, filled(owner, Map.of(selling(kern, 480, 5), 1)), PayBy.ONLINE));
        var open = ordersOf(unpaid).getFirst();

        assertThatExceptionOfType(MessageRefused.Closed.class)
                .isThrownBy(() ->
                        in(ERLENGRUND, () -> write.held(unpaid.id(), open.id(), holder(johanna), wanted("Hallo"))));
    }

    @Test
    void sixty_days_after_its_end_it_is_over_and_can_still_be_read() {
        asks("Davor");
        in(ERLENGRUND, () -> cancel.of(purchase.id(), order.id(), holder(johanna)));
        endedDaysAgo(59);
        asks("Noch gerade");

        endedDaysAgo(60);

        assertThatExceptionOfType(MessageRefused.Closed.class).isThrownBy(() -> asks("Zu spät"));
        assertThatExceptionOfType(MessageRefused.Closed.class).isThrownBy(() -> answers("Zu spät"));
        assertThat(atHome(holder(johanna)).open()).isFalse();
        assertThat(atHome(holder(johanna)).messages()).hasSize(2);
    }

    private void endedDaysAgo(int days) {
        owner("set app.county = '99001'; update orders.step set at = now() - interval '%d days' where order_id = '%s'"
                .formatted(days, order.id()));
    }

    private Message asks(String words) {
        return in(
                ERLENGRUND,
                () -> Mono.fromSupplier(() -> wanted(words))
                        .flatMap(wanted -> write.held(purchase.id(), order.id(), holder(johanna), wanted)));
    }

    private Message answers(String words) {
        return as(staffOf(ERLENGRUND, kern), write.sold(kern, order.id(), wanted(words)));
    }

    private Correspondence atHome(Holder holder) {
        return in(ERLENGRUND, () -> read.held(purchase.id(), order.id(), holder));
    }

    private Correspondence atTheDesk() {
        return as(staffOf(ERLENGRUND, kern), read.sold(kern, order.id()));
    }

    private List<Unread> waitingAt(MerchantId merchant) {
        return in(ERLENGRUND, () -> messages.unreadAt(merchant));
    }

    private Map<OrderId, Unread> waitingAtHome() {
        return in(ERLENGRUND, () -> messages.unread(List.of(purchase.id())));
    }

    private static Wanted wanted(String words) {
        return new Wanted(MessageId.fresh(), words);
    }
}
