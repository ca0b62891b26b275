package marketplace.letters;

import static marketplace.letters.Mails.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.orders.HandOver;
import marketplace.orders.Holder;
import marketplace.orders.Measure;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.Packing;
import marketplace.orders.Packing.Found;
import marketplace.orders.Pass;
import marketplace.orders.PayBy;
import marketplace.orders.Payment;
import marketplace.orders.PlacePurchase;
import marketplace.orders.Wish;
import marketplace.outbox.CatchUp;
import marketplace.pages.Language;
import marketplace.shared.Grams;
import marketplace.shared.ListingId;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What buyer and merchant are told as an order goes its way. */
class OrderLettersTest extends OrderMail {
    private static final Pattern PASS = Pattern.compile("/einkauf/[0-9a-f-]+\\?pass=([0-9a-f]{32})");

    @Test
    void all_orders_of_one_purchase_have_one_receipt_whose_link_opens_it() throws Exception {
        var purchase = placed("de", PayBy.ONLINE, jug(potter, null), roast(butcher));

        send();

        var receipt = plain(mails.only(buyer));
        assertThat(receipt)
                .contains("Töpferei Lehm", "Metzgerei Rau", purchase.pin(), "Noch nicht bezahlt?")
                .contains(
                        "1 × Krug, blau: 24,00 €",
                        "etwa 11,34 €, höchstens 12,47 €",
                        "nur, dass die Bestellung angekommen");
        var pass = PASS.matcher(receipt);
        assertThat(pass.find()).isTrue();
        assertThat(in(
                        ERLENGRUND,
                        () -> purchases.getOwn(purchase.id(), new Holder(null, null, new Pass(pass.group(1))))))
                .isEqualTo(purchase);
    }

    @Test
    void a_merchant_learns_of_a_new_order_but_not_by_mail_whose_it_is() throws Exception {
        placed("de", PayBy.ON_ACCOUNT, jug(potter, null));

        send();

        var told = mails.beginning(potter, "Neue Bestellung");
        assertThat(plain(told))
                .contains("1 × Krug, blau", "Sie zahlen auf Rechnung")
                .doesNotContain("Berger", "Lindenweg");
    }

    @Test
    void the_buyer_follows_her_order_until_she_has_it() throws Exception {
        var purchase = placed("de", PayBy.ON_ACCOUNT, roast(butcher));
        var order = accept(only(purchase));
        as(order, packOrder.of(order.merchant(), order.id(), Map.of(1, Grams.of(640))));
        as(order, handOver.atTheShop(order.merchant(), order.id(), new HandOver.Proof.Pin(purchase.pin())));

        send();

        assertThat(plain(mails.to(buyer, "Metzgerei Rau hat gepackt")))
                .contains(
                        "liegt für Sie bereit: Am Markt 2, 99998 Weidenbach",
                        "640 g zu 18,90 €/kg: 12,10 €",
                        purchase.pin());
        assertThat(plain(mails.to(buyer, "Übergeben: Ihre Bestellung bei Metzgerei Rau")))
                .contains(
                        "ist übergeben",
                        "/widerruf?nummer=" + order.contract().number().value());
    }

    @Test
    void the_buyer_reads_what_came_instead_and_what_did_not_come_at_all() throws Exception {
        var purchase = placed("de", PayBy.ON_ACCOUNT, two(Wish.Instead.SAME_OR_CHEAPER));
        var order = accept(only(purchase));
        var instead = line("Krug, rot", new Measure.Pieces(1, Money.euro(1900)), null);
        var found = Map.<Integer, Found>of(1, new Found.Other(instead), 2, new Found.Fewer(0));
        as(order, packOrder.of(order.merchant(), order.id(), new Packing(Map.of(), found), (_, _) -> Mono.empty()));

        send();

        assertThat(plain(mails.to(buyer, "Töpferei Lehm hat gepackt")))
                .contains(
                        "Krug, rot: 19,00 € (statt 1 × Krug, blau, 5,00 € günstiger)",
                        "Fehlt und wird nicht berechnet: 1 × Tasse",
                        "19,00 €",
                        "Verwendungszweck");
        assertThat(plain(mails.to(buyer, "Vertragsbestätigung: Töpferei Lehm")))
                .contains("wenn es fehlt: Gleiches oder Günstigeres");
    }

    @Test
    void whoever_paid_before_it_was_packed_reads_that_the_rest_comes_back() throws Exception {
        var order = accept(only(placed("de", PayBy.ON_ACCOUNT, two(Wish.Instead.NEVER))));
        as(order, markPayment.settled(order.merchant(), order.id()));
        var found = Map.<Integer, Found>of(2, new Found.Fewer(0));
        as(order, packOrder.of(order.merchant(), order.id(), new Packing(Map.of(), found), (_, _) -> Mono.empty()));

        send();

        assertThat(plain(mails.to(buyer, "Töpferei Lehm hat gepackt"))).contains("gibt Ihnen der Betrieb zurück");
    }

    @Test
    void a_proposal_is_told_with_its_price_until_when_and_where_to_answer() throws Exception {
        var order = accept(only(placed("de", PayBy.ON_ACCOUNT, two(Wish.Instead.ASK))));
        var offers = Map.of(1, line("Krug, rot", new Measure.Pieces(1, Money.euro(1900)), null));
        var until = Instant.now().plusSeconds(7200);
        as(order, packOrder.ask(order.merchant(), order.id(), offers, until, (_, _) -> Mono.empty()));

        send();

        var asked = plain(mails.to(buyer, "Töpferei Lehm fragt: Etwas fehlt"));
        assertThat(asked).contains("Statt 1 × Krug, blau: ", "Krug, rot: 19,00 €", "Ohne Antwort lassen wir es weg");
        assertThat(PASS.matcher(asked).find()).isTrue();
    }

    private PlacePurchase.WantedOrder two(Wish.Instead rule) {
        var jug = jug(null);
        var cup = new OrderLine.Sold(VariantId.fresh(), ListingId.fresh(), "Tasse", "pottery", null, 0, false);
        var wished = new OrderLine(
                1, jug.sold(), jug.measure(), jug.deposit(), jug.tax(), null, new Wish(rule, ""), null, null);
        return order(
                "Töpferei Lehm", "Lehm GmbH", potter, wished, line(2, cup, new Measure.Pieces(1, Money.euro(900))));
    }

    @Test
    void a_refusal_is_told_in_the_language_of_the_purchase() throws Exception {
        var order = only(placed("en", PayBy.ON_ACCOUNT, jug(potter, null)));
        as(order, refuseOrder.of(order.merchant(), order.id(), Reason.SOLD_OUT));

        send();

        assertThat(plain(mails.to(buyer, "Töpferei Lehm unfortunately cannot deliver")))
                .contains("you pay nothing for it");
    }

    @Test
    void whoever_lost_her_payment_is_told_where_and_until_when_she_pays_and_then_that_it_lapsed() throws Exception {
        var purchase = placed("de", PayBy.ONLINE, jug(potter, null));
        told(only(purchase), Payment.Status.KEPT, 1);
        accept(only(purchase));
        told(only(purchase), Payment.Status.FAILED, 2);

        send();
        aDayPasses(only(purchase));
        send();

        var asked = plain(mails.to(buyer, "Bitte noch einmal bezahlen: Töpferei Lehm"));
        assertThat(asked).contains("Jetzt bezahlen", "höchstens 24,00 €", "Danach verfällt die Bestellung");
        assertThat(PASS.matcher(asked).find()).isTrue();
        assertThat(plain(mails.to(buyer, "Nicht bezahlt: Ihre Bestellung bei Töpferei Lehm ist verfallen")))
                .contains("kam keine Zahlung");
        assertThat(plain(mails.to(
                        potter,
                        "Bestellung " + only(purchase).contract().number().grouped() + " entfällt")))
                .contains("Bitte packen Sie sie nicht");
    }

    @Test
    void when_a_debit_comes_back_after_the_hand_over_the_buyer_is_asked_to_pay_anew_and_the_merchant_is_told()
            throws Exception {
        var purchase = placed("de", PayBy.ONLINE, jug(potter, null));
        told(only(purchase), Payment.Status.UNDER_WAY, 1);
        var order = accept(only(purchase));
        as(order, packOrder.of(order.merchant(), order.id(), Map.of()));
        as(order, handOver.atTheShop(order.merchant(), order.id(), new HandOver.Proof.Pin(purchase.pin())));
        told(only(purchase), Payment.Status.FAILED, 2);

        send();

        assertThat(plain(mails.to(buyer, "Bitte noch einmal bezahlen: Töpferei Lehm")))
                .contains("Jetzt bezahlen", "Die Waren haben Sie schon");
        assertThat(plain(mails.to(
                        potter,
                        "Zahlung zurückgegangen: Bestellung "
                                + order.contract().number().grouped())))
                .contains("24,00 €")
                .doesNotContain("Berger");
    }

    @Test
    void an_order_nobody_answers_is_urged_at_the_merchant_once_then_at_the_carers_then_it_lapses() throws Exception {
        var order = only(placed("de", PayBy.ON_ACCOUNT, jug(potter, null)));
        var number = order.contract().number().grouped();

        falls("orders.urge", order);
        falls("orders.urge", order);
        aDayPasses(order);
        send();

        assertThat(plain(mails.to(potter, "Wartet auf Antwort: Bestellung " + number)))
                .contains("Ohne Antwort verfällt sie");
        assertThat(plain(mails.to("markt@example.org", "Bitte anrufen: Töpferei Lehm antwortet nicht")))
                .contains(number, "030 23125201");
        assertThat(mails.to(potter, "Bestellung " + number + " entfällt")).isNotNull();
        assertThat(plain(mails.to(buyer, "Töpferei Lehm hat nicht geantwortet")))
                .contains(number);
    }

    @Test
    void whoever_has_paid_meanwhile_is_not_asked_again() throws Exception {
        var purchase = placed("de", PayBy.ONLINE, jug(potter, null));
        told(only(purchase), Payment.Status.KEPT, 1);
        accept(only(purchase));
        told(only(purchase), Payment.Status.FAILED, 2);
        told(only(purchase), Payment.Status.AUTHORISED, 3);

        send();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> mails.to(buyer, "Bitte noch einmal bezahlen: Töpferei Lehm"));
    }

    @Test
    void whoever_gave_only_a_phone_number_gets_no_mail_and_nothing_waits_for_ever() {
        var wanted = wanted("de", PayBy.ON_ACCOUNT, null, List.of(jug(potter, null)));
        in(ERLENGRUND, () -> placePurchase.with(wanted));
        CatchUp.of(core, "withdrawals", "letters");

        send();

        assertThat(mails.all()).extracting(Mails::recipient).containsOnly(potter);
        assertThat(waiting()).isZero();
    }

    @Test
    void a_merchant_learns_of_a_withdrawal_with_its_days() throws Exception {
        var order = only(placed("de", PayBy.ON_ACCOUNT, jug(potter, null)));
        var words = new marketplace.withdrawals.Declaration(
                "Johanna Berger", order.contract().number().grouped(), "", "", buyer);
        in(ERLENGRUND, () -> declare.with(UUID.randomUUID(), Language.DE, words));
        CatchUp.of(core, "withdrawals", "letters");

        send();

        assertThat(plain(mails.to(
                        potter,
                        "Widerruf zur Bestellung " + order.contract().number().grouped())))
                .contains("Das Geld muss bis zum", "/betrieb/" + order.merchant() + "/widerrufe")
                .doesNotContain("Berger");
        assertThat(plain(mails.to(buyer, "Ihr Widerruf ist eingegangen")))
                .contains(order.contract().number().grouped());
    }
}
