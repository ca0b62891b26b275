package marketplace.letters;

import static marketplace.letters.Mails.enclosed;
import static marketplace.letters.Mails.enclosures;
import static marketplace.letters.Mails.plain;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import marketplace.orders.PayBy;
import marketplace.shared.Grams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract with one merchant says on a durable medium. */
class ConfirmationTest extends OrderMail {
    @Test
    void the_confirmation_holds_the_contract_the_instruction_and_the_texts_of_that_day() throws Exception {
        Files.write(notices.resolve("eu-notice-de.pdf"), "%PDF-1.7 test".getBytes(StandardCharsets.US_ASCII));
        var order = only(placed("de", PayBy.ON_ACCOUNT, jug(potter, null)));
        publish("Ganz neue AGB.");

        accept(order);
        send();

        var confirmation = mails.to(buyer, "Vertragsbestätigung: Töpferei Lehm");
        assertThat(plain(confirmation))
                .contains(order.contract().number().grouped(), "Damit ist der Vertrag geschlossen", "Summe: 24,00 €")
                .contains("darin 19 % MwSt.: 3,83 €", "Lehm GmbH", "Vertreten durch Lea Lehm", "USt-IdNr. DE123456789")
                .contains("Widerrufsbelehrung", "die Waren in Besitz genommen", "http://localhost:8080/widerruf")
                .contains("Muster-Widerrufsformular", "Hiermit widerrufe(n) ich/wir (*)")
                .doesNotContain("Kein Widerrufsrecht");
        assertThat(enclosures(confirmation)).contains("AGB der Plattform.txt", "eu-notice-de.pdf");
        assertThat(enclosed(confirmation, "AGB"))
                .contains("Wir verkaufen nichts")
                .doesNotContain("Ganz neue AGB");
    }

    @Test
    void what_cannot_be_withdrawn_from_is_said_with_its_reason_and_needs_no_instruction() throws Exception {
        accept(only(placed("de", PayBy.ON_ACCOUNT, jug(potter, "PERISHABLE"))));

        send();

        assertThat(plain(mails.to(buyer, "Vertragsbestätigung: Töpferei Lehm")))
                .contains("Kein Widerrufsrecht", "Krug, blau: Die Ware verdirbt schnell (§ 312g Abs. 2 Nr. 2 BGB).")
                .doesNotContain("Muster-Widerrufsformular");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEALED_HYGIENE", "MIXED", "SEALED_MEDIA"})
    void who_has_not_opened_it_yet_can_withdraw_and_is_told_how_and_when_that_ends(String exclusion) throws Exception {
        accept(only(placed("de", PayBy.ON_ACCOUNT, jug(potter, exclusion))));

        send();

        assertThat(plain(mails.to(buyer, "Vertragsbestätigung: Töpferei Lehm")))
                .contains("Wann das Widerrufsrecht vorzeitig erlischt", "Krug, blau: Das Widerrufsrecht erlischt, wenn")
                .contains("die Waren in Besitz genommen", "Muster-Widerrufsformular")
                .doesNotContain("Kein Widerrufsrecht");
    }

    @Test
    void the_period_of_a_service_begins_with_the_contract_and_work_begun_early_is_paid_in_part() throws Exception {
        accept(only(placed("de", PayBy.ON_ACCOUNT, work())));

        send();

        assertThat(plain(mails.to(buyer, "Vertragsbestätigung: Töpferei Lehm")))
                .contains("des Vertragsabschlusses.", "angemessenen Betrag", "Muster-Widerrufsformular")
                .contains("Krug reparieren: Das Widerrufsrecht erlischt, wenn die Leistung vollständig erbracht ist")
                .contains("vereinbart der Betrieb mit Ihnen", "ausdrücklich verlangt, dass vor Ablauf")
                .doesNotContain("Besitz genommen", "Kosten der Rücksendung", "Für die Waren", "Kein Widerrufsrecht");
    }

    @Test
    void goods_and_services_in_one_contract_are_a_sale() throws Exception {
        accept(only(placed(
                "de", PayBy.ON_ACCOUNT, order("Töpferei Lehm", "Lehm GmbH", potter, jug((String) null), service()))));

        send();

        assertThat(plain(mails.to(buyer, "Vertragsbestätigung: Töpferei Lehm")))
                .contains("die Waren in Besitz genommen", "Krug reparieren: Das Widerrufsrecht erlischt")
                .doesNotContain("des Vertragsabschlusses.");
    }

    @Test
    void who_buys_on_account_is_told_where_to_transfer_what_as_soon_as_it_is_certain() throws Exception {
        var jug = only(placed("de", PayBy.ON_ACCOUNT, jug(potter, null)));
        var roast = only(placed("de", PayBy.ON_ACCOUNT, roast(butcher)));
        accept(jug);
        accept(roast);
        as(roast, packOrder.of(roast.merchant(), roast.id(), Map.of(1, Grams.of(620))));

        send();

        var confirmed = mails.to(buyer, "Vertragsbestätigung: Töpferei Lehm");
        assertThat(plain(confirmed))
                .contains("Empfänger: Lehm GmbH", "IBAN: DE80 9999 9999 0004 7111 37", "Betrag: 24,00 €")
                .contains("Verwendungszweck: " + jug.contract().number().grouped());
        assertThat(enclosures(confirmed)).contains("GiroCode.svg");
        assertThat(plain(mails.to(buyer, "Metzgerei Rau hat gepackt"))).contains("Betrag: 11,72 €");
    }
}
