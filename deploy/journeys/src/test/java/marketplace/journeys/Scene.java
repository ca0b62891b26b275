package marketplace.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marketplace.testing.TestProduct;
import org.jspecify.annotations.Nullable;

/** Every page there is, with people who have something to see on it. */
final class Scene {

    private static final List<String> OF_EVERYBODY = List.of(
            "/impressum",
            "/datenschutz",
            "/barrierefreiheit",
            "/agb",
            "/vertragsschluss",
            "/kosten",
            "/sortierung",
            "/kontaktstellen",
            "/leichte-sprache",
            "/gebaerdensprache",
            "/mitmachen",
            "/widerruf",
            "/widerruf/formular",
            "/kuendigen",
            "/melden",
            "/liefertage",
            "/problems/not-yours",
            "/ort");
    private static final List<String> OF_A_SHOP = List.of(
            "/bestellungen",
            "/bestellungen/packliste",
            "/bestellungen/erledigt",
            "/angebote",
            "/angebote/neu",
            "/angebote/tabelle",
            "/angebote/tabelle/spalten",
            "/profil",
            "/auszahlung",
            "/bewertungen",
            "/widerrufe",
            "/mitarbeitende",
            "/schluessel");
    private static final List<String> OF_THE_OPERATOR = List.of(
            "/betriebe",
            "/karte",
            "/woerter",
            "/meldungen",
            "/widerrufe",
            "/briefe",
            "/liegengeblieben",
            "/landkreise",
            "/personen",
            "/lieferung",
            "/strategie",
            "/erstattung",
            "/angebote",
            "/bewertungen");
    private static final List<String> OF_THE_COUNTY = List.of("orte", "umsatz", "wege", "sortiment", "suche", "daten");
    private static final List<String> IN_ENGLISH = List.of(
            "home",
            "results",
            "listing",
            "shop",
            "basket",
            "checkout",
            "purchase",
            "purchase-coming",
            "account",
            "standing-order",
            "household",
            "messages",
            "shop-messages",
            "kuendigen",
            "melden",
            "widerruf",
            "mitmachen",
            "shop-day",
            "shop-bestellungen",
            "shop-listing",
            "shop-profil",
            "dispatch-day",
            "tour",
            "county",
            "county-orte",
            "operator",
            "operator-betriebe");

    private final People people;
    private final List<Spot> spots = new ArrayList<>();
    private String listing = "";

    private Scene(People people) {
        this.people = people;
    }

    /** All of them, and some in English. */
    static List<Spot> of(People people) {
        var german = inGerman(people);
        var english =
                german.stream().filter(spot -> IN_ENGLISH.contains(spot.name())).map(Spot::inEnglish);
        return Stream.concat(german.stream(), english).toList();
    }

    static List<Spot> inGerman(People people) {
        var scene = new Scene(people);
        scene.market();
        scene.buying();
        scene.orderingRegularly();
        scene.livingTogether();
        scene.losingAPayment();
        scene.havingWorkDone();
        scene.selling();
        scene.lacking();
        scene.givingBack();
        scene.reviewing();
        scene.bringing();
        scene.watching();
        return List.copyOf(scene.spots);
    }

    private void market() {
        var guest = people.guest();
        guest.searches("Rinderschmorbraten").follows("Rinderschmorbraten");
        listing = pathOf(guest, "/angebot/[0-9a-f-]+");
        add(null, "home", "/");
        add(null, "results", "/suche?q=Weck");
        add(null, "results-none", "/suche?q=Raumschiff");
        add(null, "listing", listing);
        add(null, "shop", "/laden/metzgerei-rau");
        add(null, "shop-reviews", "/laden/metzgerei-rau/bewertungen");
        add(null, "listing-reviews", listing + "/bewertungen");
        add(null, "basket-empty", "/korb");
        OF_EVERYBODY.forEach(path -> add(null, path.substring(1).replace('/', '-'), path));
        spots.add(Spot.seenBy(null, "not-found", "/gibt-es-nicht").answering(404));
    }

    private void buying() {
        var buyer = people.known("berger").livesIn("Weidenbach");
        Basket.bread(buyer);
        Basket.honey(buyer);
        buyer.goesToCheckout()
                .fills("Straße und Hausnummer", "Lindenweg 7")
                .picks("Karte")
                .orders();
        buyer.page().waitForURL(Pattern.compile("/zahlung/"));
        var paying = pathOf(buyer, "/zahlung/[0-9a-f-]+");
        Basket.roast(buyer);
        Basket.bread(buyer);
        var state = buyer.state();
        add(state, "home-known", "/");
        add(state, "basket", "/korb");
        add(state, "checkout", "/kasse");
        spots.add(Spot.seenBy(state, "payment", paying).allowing(sandbox()));
        add(state, "purchase", paying.replace("/zahlung/", "/einkauf/"));
        add(state, "purchases", "/einkaeufe");
        add(state, "account", "/konto");
        add(state, "kept", "/merkliste");
        List.of("daten", "daten/alles", "loeschen")
                .forEach(part -> add(state, "account-" + part.replace('/', '-'), "/konto/" + part));
    }

    /** A standing order that is agreed, one that runs, and all of hers. */
    private void orderingRegularly() {
        var buyer = people.known("yildiz").livesIn("Weidenbach");
        Basket.bread(buyer);
        buyer.opens("/dauerbestellungen/neu")
                .fills("Straße und Hausnummer", "Lindenweg 7")
                .orders();
        var order = pathOf(buyer, "/dauerbestellungen/[0-9a-f-]{36}");
        var state = buyer.state();
        add(state, "standing-orders", "/dauerbestellungen");
        add(state, "standing-order-new", "/dauerbestellungen/neu");
        add(state, "standing-order", order);
    }

    /** A household of two, where an invitation leads, and what the other ordered. */
    private void livingTogether() {
        var host = people.known("vogt").livesIn("Weidenbach");
        var other = people.known("ehlers");
        add(people.known("lang").state(), "household-none", "/mein-haushalt");
        TogetherTest.together(host, other);
        TogetherTest.orders(host);
        var state = other.state();
        add(state, "purchase-of-a-member", "/einkauf/" + host.purchase());
        add(state, "purchases-of-a-household", "/einkaeufe");
        var beekeeper = people.known("sommer");
        TogetherTest.asks(other, host.purchase(), "Geht auch Waldhonig?");
        add(other.state(), "messages", pathOf(other, "/einkauf/[0-9a-f-]+/nachrichten/[0-9a-f-]+"));
        TogetherTest.answers(beekeeper, host.orderNumber(), "Gern, er kostet dasselbe.");
        var thread = pathOf(beekeeper, "/betrieb/[0-9a-f-]+/bestellungen/[0-9a-f-]+/nachrichten");
        TogetherTest.asks(other, host.purchase(), "Danke!");
        add(beekeeper.state(), "shop-messages-waiting", thread.replaceFirst("/bestellungen/[0-9a-f-]+", ""));
        add(beekeeper.state(), "shop-messages", thread);
        var code = TogetherTest.invites(host);
        add(host.state(), "household", "/mein-haushalt");
        add(people.known("marx").state(), "household-joining", "/mein-haushalt/beitreten?code=" + code);
    }

    /** The bank lets go what it held: the purchase asks for another payment. */
    private void losingAPayment() {
        var buyer = paysForHoney();
        var purchase = buyer.purchase();
        Sandbox.of(TestProduct.running()).letsGo(purchase);
        buyer.looksUntil("Bitte zahlen Sie bis");
        var state = buyer.state();
        add(state, "purchase-lost", "/einkauf/" + purchase);
        spots.add(Spot.seenBy(state, "payment-anew", "/zahlung/" + purchase).allowing(sandbox()));
    }

    /** Work beside goods: a date to be agreed upon, and when the work may begin. */
    private void havingWorkDone() {
        var buyer = people.guest().livesIn("Weidenbach");
        Basket.sharpening(buyer);
        Basket.bread(buyer);
        var state = buyer.state();
        add(state, "basket-work", "/korb");
        add(state, "checkout-work", "/kasse");
    }

    /** The butcher's desk with one order to answer and one to pack. */
    private void selling() {
        var buyer = people.guest().livesIn("Weidenbach");
        var toPack = ordersRoast(buyer);
        ordersRoast(buyer);
        var butcher = people.known("rau");
        Desk.of(butcher).accepts(toPack);
        var shop = pathOf(butcher, "/betrieb/[0-9a-f-]+");
        butcher.follows("Einzelheiten");
        var order = pathOf(butcher, "/betrieb/[0-9a-f-]+/bestellungen/[0-9a-f-]{36}");
        var mine = shop + listing.replace("/angebot/", "/angebote/");
        var state = butcher.state();
        add(state, "shop-day", shop);
        OF_A_SHOP.forEach(path -> add(state, "shop" + path.replace('/', '-'), shop + path));
        add(state, "shop-order", order);
        add(state, "shop-refusal", order + "/ablehnen");
        add(state, "shop-missing", order + "/fehlt");
        add(state, "shop-giving-back-by-hand", order + "/erstatten");
        add(state, "shop-listing", mine);
        add(state, "shop-listing-new", shop + "/angebote/neu?kategorie=food.bread.loaf");
        add(state, "shop-pictures", mine + "/bilder");
        var operator = people.known("betrieb").state();
        add(operator, "operator", "/betreiber");
        OF_THE_OPERATOR.forEach(path -> add(operator, "operator" + path.replace('/', '-'), "/betreiber" + path));
        add(operator, "operator-personen-found", "/betreiber/personen?mail=berger%40example.org");
        add(operator, "operator-personen-none", "/betreiber/personen?mail=niemand%40example.org");
        add(operator, "operator-betrieb", shop.replace("/betrieb/", "/betreiber/betriebe/"));
    }

    /** A loaf is missing, and its buyer is asked. */
    private void lacking() {
        var buyer = people.guest().livesIn("Weidenbach");
        Basket.orAsk(buyer, "Bauernbrot mit Kümmel 1 kg");
        buyer.goesToCheckout()
                .isCalled("Edda", "Sorge", "sorge@example.org")
                .takes("Selbst abholen")
                .picks("Bei der Übergabe")
                .orders();
        var number = buyer.seesHerPurchase().orderNumber();
        var baker = people.known("kern");
        Desk.of(baker).accepts(number).proposesInstead(number);
        add(buyer.state(), "purchase-asked", "/einkauf/" + buyer.purchase());
        add(baker.state(), "shop-asking", pathOf(baker, "/betrieb/[0-9a-f-]+/bestellungen"));
    }

    /** A jar of honey that was paid for by card. */
    private void givingBack() {
        var buyer = paysForHoney();
        var number = buyer.orderNumber();
        var beekeeper = people.known("sommer");
        var desk = Desk.of(beekeeper).accepts(number).packs(number);
        buyer.looksUntil("abgebucht");
        desk.opens().opensOrder(number);
        var order = pathOf(beekeeper, "/betrieb/[0-9a-f-]+/bestellungen/[0-9a-f-]{36}");
        add(beekeeper.state(), "shop-giving-back", order + "/erstatten");
    }

    /** Honey somebody has fetched and said something of. */
    private void reviewing() {
        var guest = ReviewingTest.fetchedHoney(people, "sorge@example.org");
        guest.follows("Bewerten");
        var writing = pathOf(guest, "/einkauf/[0-9a-f-]+/bewerten/[0-9a-f-]+");
        add(guest.state(), "review-writing", writing);
        ReviewingTest.stars(guest, 0, "gut");
        ReviewingTest.stars(guest, 1, "sehr gut");
        guest.fills("Was war gut", "Schmeckt nach Linde.").presses("Bewertung veröffentlichen");
        guest.seesHerPurchase();
        add(guest.state(), "purchase-received", "/einkauf/" + guest.purchase());
        add(null, "shop-reviewed", "/laden/imkerei-sommer");
        add(null, "shop-reviews-all", "/laden/imkerei-sommer/bewertungen");
        var beekeeper = people.known("sommer");
        Desk.of(beekeeper);
        beekeeper.follows("Bewertungen");
        add(beekeeper.state(), "shop-reviews-desk", pathOf(beekeeper, "/betrieb/[0-9a-f-]+/bewertungen"));
    }

    private Visitor paysForHoney() {
        var buyer = people.guest().livesIn("Weidenbach");
        Basket.honey(buyer);
        buyer.goesToCheckout()
                .isCalled("Edda", "Sorge", "sorge@example.org")
                .takes("Selbst abholen")
                .picks("Karte")
                .orders();
        return buyer.entersCard(Card.PAYS).seesHerPurchase().seesHeading("Bestellt, die Betriebe antworten");
    }

    private static String ordersRoast(Visitor buyer) {
        Basket.roast(buyer);
        buyer.goesToCheckout()
                .isCalled("Edda", "Sorge", "sorge@example.org")
                .takes("Selbst abholen")
                .picks("Bei der Übergabe")
                .orders();
        return buyer.seesHerPurchase().orderNumber();
    }

    /** A tour that stands before a door. */
    private void bringing() {
        var buyer = people.guest().livesIn("Rosenhain");
        Basket.bread(buyer);
        buyer.goesToCheckout()
                .isCalled("Edda", "Sorge", "sorge@example.org")
                .fills("Straße und Hausnummer", "Rosenweg 1")
                .fills("Postleitzahl", "99999")
                .takes("An die Tür");
        var day = buyer.dayOf("An die Tür");
        buyer.picks("Auf Rechnung").orders().seesHerPurchase();
        var number = buyer.seesHeading("Bestellt, die Betriebe antworten").orderNumber();
        Desk.of(people.known("kern")).accepts(number).packs(number);
        buyer.seesHeading("Gepackt und bereit");
        var dispatcher = people.known("lorenz");
        var tour = Board.of(dispatcher, day).plans().gives("Rosenweg 1", "Timo Hansen");
        var courier = people.known("hansen");
        Courier.of(courier, tour).begins().drivesTo(number);
        add(dispatcher.state(), "dispatch-day", "/disposition/" + day);
        add(courier.state(), "tour", tour);
        add(people.known("roth").state(), "tours", "/tour");
        add(buyer.state(), "purchase-coming", "/einkauf/" + buyer.purchase());
    }

    private void watching() {
        var officer = people.known("reinhardt").state();
        add(officer, "county", "/kreis");
        add(officer, "county-strategie", "/kreis/strategie");
        OF_THE_COUNTY.forEach(part -> add(officer, "county-" + part, "/kreis?teil=" + part));
    }

    private void add(@Nullable String state, String name, String path) {
        spots.add(Spot.seenBy(state, name, path));
    }

    private static String pathOf(Visitor who, String pattern) {
        who.page().waitForURL(Pattern.compile(pattern));
        var found = Pattern.compile(pattern).matcher(who.page().url());
        return found.results().findFirst().orElseThrow().group();
    }

    private static String sandbox() {
        return TestProduct.running().address("stripe-sandbox");
    }
}
