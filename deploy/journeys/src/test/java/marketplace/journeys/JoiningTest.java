package marketplace.journeys;

import org.junit.jupiter.api.Test;

/** A business comes to the market. */
@Journey
class JoiningTest {

    @Test
    void a_business_applies_is_approved_and_its_first_listing_is_found(People people) {
        var edeltraud = people.known("marx");
        applies(edeltraud);

        var operator = people.known("betrieb").opens("/betreiber/betriebe");
        operator.follows("Töpferei Marx").presses("Freigeben").isTold("Entschieden und notiert.");
        offersCup(edeltraud);

        var resident = people.guest().searches("Steinzeugbecher Mohnblume");
        resident.looksUntil("Töpferei Marx")
                .follows("Steinzeugbecher Mohnblume")
                .sees("18,00");
    }

    private static void applies(Visitor potter) {
        potter.opens("/mitmachen")
                .fills("Name", "Töpferei Marx")
                .chooses("Gewerbe", "Töpferei")
                .presses("Beginnen");
        potter.seesHeading("Was noch fehlt")
                .fills("Straße und Hausnummer", "Marktgasse 16")
                .fills("Postleitzahl", "99998")
                .fills("Stadt oder Gemeinde", "Niederau")
                .chooses("Ort auf der Karte", "Niederau, 99998")
                .fills("Telefon", "069 90009306")
                .fills("E-Mail", "marx@erlengrund.example")
                .fills("Vollständiger Name des Betriebs", "Töpferei Edeltraud Marx")
                .fills("Rechtsform", "Einzelunternehmen")
                .fills("Inhaberin, Inhaber oder Vertretung", "Edeltraud Marx")
                .fills("Umsatzsteuer-ID", "DE999300016")
                .ticks("Zum Abholen im Laden")
                .presses("Profil speichern");
        potter.presses("Besteuerung speichern");
        potter.ticks("Ich verkaufe als Unternehmer")
                .ticks("Ich biete nur rechtmäßige")
                .ticks("Ich nehme die Bedingungen")
                .presses("Erklärungen speichern");
        potter.sees("Alles da.").presses("Zur Prüfung einreichen");
        potter.sees("Eingereicht am");
    }

    private static void offersCup(Visitor potter) {
        potter.follows("Angebote")
                .follows("Erstes Angebot anlegen")
                .chooses("Was ist es?", "Keramik")
                .presses("Weiter");
        potter.fills("Name", "Steinzeugbecher Mohnblume")
                .fills("Preis", "18,00")
                .fills("Hersteller", "Töpferei Edeltraud Marx, Marktgasse 16, 99998 Niederau, marx@erlengrund.example")
                .presses("Veröffentlichen");
        potter.isTold("Gespeichert und zu sehen.");
    }
}
