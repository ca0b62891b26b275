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
            "/ort");
    private static final List<String> IN_ENGLISH = List.of("home", "results", "listing", "shop", "basket", "checkout");

    private final People people;
    private final List<Spot> spots = new ArrayList<>();

    private Scene(People people) {
        this.people = people;
    }

    static List<Spot> of(People people) {
        var scene = new Scene(people);
        scene.market();
        scene.buying();
        scene.working();
        return Stream.concat(
                        scene.spots.stream(),
                        scene.spots.stream()
                                .filter(spot -> IN_ENGLISH.contains(spot.name()))
                                .map(Spot::inEnglish))
                .toList();
    }

    private void market() {
        var guest = people.guest();
        guest.searches("Rinderschmorbraten").follows("Rinderschmorbraten");
        var listing = pathOf(guest, "/angebot/[0-9a-f-]+");
        add(null, "home", "/");
        add(null, "results", "/suche?q=Weck");
        add(null, "results-none", "/suche?q=Raumschiff");
        add(null, "listing", listing);
        add(null, "shop", "/laden/metzgerei-rau");
        add(null, "basket-empty", "/korb");
        add(null, "delivery-days", "/liefertage");
        add(null, "report", "/melden");
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
    }

    private void working() {
        var buyer = people.guest().livesIn("Weidenbach");
        Basket.roast(buyer);
        buyer.goesToCheckout()
                .isCalled("Edda", "Sorge", "sorge@example.org")
                .takes("Selbst abholen")
                .picks("Bei der Übergabe")
                .orders();
        buyer.seesHerPurchase();
        var butcher = people.known("rau").opens("/betrieb");
        butcher.page().waitForURL(Pattern.compile("/bestellungen"));
        var shop = pathOf(butcher, "/betrieb/[0-9a-f-]+");
        var state = butcher.state();
        add(state, "desk-orders", shop + "/bestellungen");
        add(state, "desk-withdrawals", shop + "/widerrufe");
        add(state, "desk-profile", shop + "/profil");
        add(state, "desk-payouts", shop + "/auszahlung");
        var dispatcher = people.known("lorenz").opens("/disposition");
        add(dispatcher.state(), "dispatch-day", pathOf(dispatcher, "/disposition/[0-9-]+"));
        add(people.known("hansen").state(), "tours", "/tour");
        var operator = people.known("betrieb").state();
        add(operator, "operator-letters", "/betreiber/briefe");
        add(operator, "operator-withdrawals", "/betreiber/widerrufe");
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
