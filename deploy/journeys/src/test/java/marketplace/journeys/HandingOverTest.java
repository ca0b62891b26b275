package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import marketplace.journeys.Sandbox.Payment;
import marketplace.local.processes.Waiting;
import marketplace.testing.TestProduct;
import org.junit.jupiter.api.Test;

/** From the shop's answer to the goods in the buyer's hands, and what it does to the money. */
@Journey
class HandingOverTest {

    static final Sandbox SANDBOX = Sandbox.of(TestProduct.running());

    @Test
    void the_butcher_weighs_and_only_that_is_taken_and_the_pin_hands_it_over(People people) {
        var guest = bought(people.guest(), Basket::roast, "waage@example.org");
        var number = guest.orderNumber();
        var desk = Desk.of(people.known("rau"));

        desk.accepts(number);
        desk.weighs(number, 640).packs(number);
        guest.looksUntil("abgebucht");
        desk.handsOver(number, guest.pin());

        guest.opensAgain().seesHeading("Übergeben").sees("gewogen 640 g");
        assertThat(settled(guest.purchase()))
                .isEqualTo(new Payment("Metzgerei Rau, Inhaber Martin Rau", "succeeded", 1247, 1210));
    }

    @Test
    void without_the_right_pin_nothing_is_handed_over(People people) {
        var guest = bought(people.guest(), Basket::honey, "pin@example.org");
        var number = guest.orderNumber();
        var desk = Desk.of(people.known("sommer"));
        desk.accepts(number);
        desk.packs(number);
        guest.looksUntil("abgebucht");

        desk.handsOver(number, guest.pin().equals("0000") ? "0001" : "0000");

        desk.page().sees("Diese PIN stimmt nicht");
        guest.opensAgain().seesHeading("Gepackt und bereit");
    }

    @Test
    void what_somebody_writes_is_not_swept_away_by_news_under_way(People people) {
        var guest = bought(people.guest(), Basket::honey, "nachricht@example.org");
        var number = guest.orderNumber();
        var desk = Desk.of(people.known("sommer"));
        desk.accepts(number);
        desk.packs(number);
        guest.looksUntil("abgebucht");

        desk.opens().hearsNewsWhile(() -> desk.writesPin(number, "12"));

        assertThat(desk.pin(number)).isEqualTo("12");
    }

    @Test
    void news_that_comes_while_the_last_is_being_fetched_is_fetched_too(People people) {
        var guest = bought(people.guest(), Basket::honey, "doppelt@example.org");
        var number = guest.orderNumber();
        var desk = Desk.of(people.known("sommer"));

        guest.isSlowToFetch(() -> {
            desk.accepts(number);
            desk.packs(number);
            settled(guest.purchase());
        });

        guest.seesHeading("Gepackt und bereit");
    }

    @Test
    void a_shop_gives_part_of_it_back_and_the_buyer_reads_how_much(People people) {
        var guest = bought(people.guest(), Basket::honey, "kulanz@example.org");
        var number = guest.orderNumber();
        var desk = Desk.of(people.known("sommer"));
        desk.accepts(number);
        desk.packs(number);
        guest.looksUntil("abgebucht");

        desk.opens().givesBack(number, "2,00", "Kulanz");

        guest.looksUntil("teilweise erstattet").sees("Zurückgegeben: 2,00");
        desk.page().opensAgain().sees("Noch zurückzugeben möglich").sees("zurückgegeben");
    }

    @Test
    void what_is_missing_is_asked_about_and_only_what_comes_instead_is_taken(People people) {
        var guest = bought(people.guest(), who -> Basket.orAsk(who, "Weizenmischbrot 1 kg"), "ersatz@example.org");
        var number = guest.orderNumber();
        var desk = Desk.of(people.known("kern")).accepts(number);

        desk.proposesInstead(number);
        guest.looksUntil("ist nicht da").presses("Ja, nehme ich").isTold("der Betrieb weiß Bescheid");
        desk.opens().packs(number);

        guest.looksUntil("abgebucht").sees("statt 1 ×").sees("günstiger");
        var payment = settled(guest.purchase());
        assertThat(payment.received()).isPositive().isLessThan(payment.amount());
    }

    @Test
    void a_shop_refuses_and_the_authorisation_goes(People people) {
        var guest = bought(people.guest(), Basket::honey, "absage@example.org");
        var desk = Desk.of(people.known("sommer"));

        desk.refuses(guest.orderNumber());

        guest.opensAgain().sees("Vom Betrieb abgesagt");
        assertThat(settled(guest.purchase()).status()).isEqualTo("canceled");
        assertThat(settled(guest.purchase()).received()).isZero();
    }

    private static Visitor bought(Visitor guest, Consumer<Visitor> goods, String mail) {
        guest.livesIn("Weidenbach");
        goods.accept(guest);
        guest.goesToCheckout()
                .isCalled("Jona", "Linde", mail)
                .takes("Selbst abholen")
                .picks("Karte")
                .orders();
        return guest.entersCard(Card.PAYS).seesHerPurchase().seesHeading("Bestellt, die Betriebe antworten");
    }

    /** The one payment of a purchase, once the payment house has done with it what it was told. */
    private static Payment settled(String purchase) {
        Waiting.until(
                () -> !SANDBOX.paymentsOf(purchase).getFirst().status().equals("requires_capture"),
                Duration.ofSeconds(20));
        return SANDBOX.paymentsOf(purchase).getFirst();
    }
}
