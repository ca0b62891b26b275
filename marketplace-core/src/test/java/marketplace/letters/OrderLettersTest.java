package marketplace.letters;

import static marketplace.letters.Mails.enclosed;
import static marketplace.letters.Mails.enclosures;
import static marketplace.letters.Mails.plain;
import static marketplace.shared.AcrossCounties.DUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marketplace.CoreTest;
import marketplace.counties.LegalText.Kind;
import marketplace.counties.LegalTexts;
import marketplace.counties.LegalTexts.Publication;
import marketplace.merchants.BankAccount;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.JoinMarket;
import marketplace.merchants.Profile;
import marketplace.merchants.Way;
import marketplace.orders.AcceptOrder;
import marketplace.orders.Buyer;
import marketplace.orders.Contract;
import marketplace.orders.Declaration;
import marketplace.orders.Fulfilment;
import marketplace.orders.HandOver;
import marketplace.orders.MarkPayment;
import marketplace.orders.Measure;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.Orders;
import marketplace.orders.PackOrder;
import marketplace.orders.Pass;
import marketplace.orders.PayBy;
import marketplace.orders.Payment;
import marketplace.orders.PlacePurchase;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.orders.RefuseOrder;
import marketplace.orders.Tax;
import marketplace.orders.TextVersion;
import marketplace.orders.Viewer;
import marketplace.outbox.CatchUp;
import marketplace.outbox.DueRunner;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.BasisPoints;
import marketplace.shared.Grams;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import marketplace.withdrawals.DeclareWithdrawal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;

/** What buyer and merchant are told as an order goes its way, through a real mail server. */
class OrderLettersTest extends CoreTest {
    private static final Pattern PASS = Pattern.compile("/einkauf/[0-9a-f-]+\\?pass=([0-9a-f]{32})");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Mails mails = new Mails(server);
    private final String buyer = UUID.randomUUID() + "@example.org";
    private final String potter = UUID.randomUUID() + "@example.org";
    private final String butcher = UUID.randomUUID() + "@example.org";
    private final UUID visit = UUID.randomUUID();

    @TempDir
    private Path notices;

    @Autowired
    private Sql sql;

    @Autowired
    private Stationery stationery;

    @Autowired
    private ApplicationContext core;

    @Autowired
    private JoinMarket joinMarket;

    @Autowired
    private EditMerchant editMerchant;

    @Autowired
    private PlacePurchase placePurchase;

    @Autowired
    private Purchases purchases;

    @Autowired
    private Orders orders;

    @Autowired
    private AcceptOrder acceptOrder;

    @Autowired
    private RefuseOrder refuseOrder;

    @Autowired
    private PackOrder packOrder;

    @Autowired
    private HandOver handOver;

    @Autowired
    private MarkPayment markPayment;

    @Autowired
    private DueRunner due;

    @Autowired
    private LegalTexts legal;

    @Autowired
    private DeclareWithdrawal declare;

    @Autowired
    private List<Writer> writers;

    @Autowired
    private OrderFiles files;

    @Autowired
    private marketplace.withdrawals.Instructions instructions;

    @BeforeEach
    void a_mail_server_and_nothing_queued() {
        server.start();
        CatchUp.of(core, "withdrawals", "letters");
        sql.across(DUE, "test.empty", "delete from letters.letter").run().block();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

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
        assertThat(in(ERLENGRUND, () -> purchases.get(purchase.id(), new Viewer(null, null, new Pass(pass.group(1))))))
                .isEqualTo(purchase);
    }

    @Test
    void a_merchant_learns_of_a_new_order_but_not_by_mail_whose_it_is() throws Exception {
        placed("de", PayBy.ON_ACCOUNT, jug(potter, null));

        send();

        var told = mails.only(potter);
        assertThat(told.getSubject()).startsWith("Neue Bestellung");
        assertThat(plain(told))
                .contains("1 × Krug, blau", "Sie zahlen auf Rechnung")
                .doesNotContain("Berger", "Lindenweg");
    }

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
                .contains(number, "030 23125 201");
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

        assertThat(server.getReceivedMessages()).hasSize(1);
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

    private Purchase placed(String language, PayBy payBy, PlacePurchase.WantedOrder... wanted) {
        var placed = in(ERLENGRUND, () -> placePurchase.with(wanted(language, payBy, buyer, List.of(wanted))));
        CatchUp.of(core, "withdrawals", "letters");
        return in(ERLENGRUND, () -> purchases.get(placed.id()));
    }

    private PlacePurchase.Wanted wanted(
            String language, PayBy payBy, @Nullable String mail, List<PlacePurchase.WantedOrder> orders) {
        var recipient = new Recipient(
                "Johanna",
                "Berger",
                "Lindenweg 7",
                "99998",
                "Weidenbach",
                mail,
                mail == null ? "030 23125 7" : null,
                null);
        var total = Money.sum(orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(OrderLine::total)
                .toList());
        return new PlacePurchase.Wanted(
                UUID.randomUUID().toString(),
                PurchaseId.fresh(),
                new Buyer.Guest(visit),
                recipient,
                new Declaration.Button(total),
                new PlacePurchase.Terms(
                        language,
                        WEIDENBACH.code(),
                        new Fulfilment.Pickup(),
                        payBy,
                        new BasisPoints(500),
                        new BasisPoints(9_600),
                        true),
                orders,
                Instant.now().plusSeconds(900).truncatedTo(java.time.temporal.ChronoUnit.MICROS));
    }

    private PlacePurchase.WantedOrder jug(String mail, @Nullable String exclusion) {
        return order("Töpferei Lehm", "Lehm GmbH", mail, jug(exclusion));
    }

    private PlacePurchase.WantedOrder work() {
        return order("Töpferei Lehm", "Lehm GmbH", potter, service());
    }

    private PlacePurchase.WantedOrder roast(String mail) {
        var measure = new Measure.ToWeigh(1, Grams.of(600), Grams.of(660), Money.euro(1890));
        return order("Metzgerei Rau", "", mail, line("Schweinebraten", measure, "PERISHABLE"));
    }

    private PlacePurchase.WantedOrder order(String name, String legalName, String mail, OrderLine... lines) {
        var profile = new Profile(
                name,
                "POTTERY",
                "",
                new Profile.Legal(legalName, "", "Lea Lehm", "", "DE123456789", "", "", ""),
                new Profile.Address("Am Markt 2", "99998", "Weidenbach", WEIDENBACH.code(), null),
                new Profile.Contact("030 23125 201", mail, ""),
                new Profile.Craft("", "", ""),
                new Profile.Permits("", null, "", "", ""),
                Set.<Way>of());
        var merchant = in(ERLENGRUND, () -> joinMarket.invite(profile, mail).contextWrite(operator()::in));
        in(
                ERLENGRUND,
                () -> editMerchant
                        .bank(merchant.id(), new BankAccount("DE80999999990004711137", true))
                        .contextWrite(staff(merchant.id())::in));
        var texts = in(ERLENGRUND, () -> legal.validAt(Instant.now(), Language.DE)).all().stream()
                .map(text -> new TextVersion(
                        text.kind().name().toLowerCase(), text.language(), text.version(), text.sha256()))
                .toList();
        return new PlacePurchase.WantedOrder(
                OrderId.fresh(), new Contract.Seller(merchant.id(), name), List.of(lines), Money.ZERO, texts);
    }

    private static OrderLine line(String name, Measure measure, @Nullable String exclusion) {
        return line(1, new OrderLine.Sold(VariantId.fresh(), ListingId.fresh(), name, "pottery", exclusion, 0, false), measure);
    }

    private static OrderLine jug(@Nullable String exclusion) {
        return line("Krug, blau", new Measure.Pieces(1, Money.euro(2400)), exclusion);
    }

    private static OrderLine service() {
        var sold = new OrderLine.Sold(VariantId.fresh(), ListingId.fresh(), "Krug reparieren", "repair", null, 0, true);
        return line(2, sold, new Measure.Pieces(1, Money.euro(3900)));
    }

    private static OrderLine line(int position, OrderLine.Sold sold, Measure measure) {
        return new OrderLine(position, sold, measure, Money.ZERO, new Tax("STANDARD", new BasisPoints(1900)), null);
    }

    private Order only(Purchase purchase) {
        return in(ERLENGRUND, () -> orders.list(purchase.id())).getFirst();
    }

    private Order accept(Order order) {
        return as(order, acceptOrder.of(order.merchant(), order.id()));
    }

    private <T> T as(Order order, Mono<T> step) {
        var done = in(ERLENGRUND, () -> step.contextWrite(staff(order.merchant())::in));
        CatchUp.of(core, "withdrawals", "letters");
        return done;
    }

    private void told(Order order, Payment.Status status, long version) {
        in(ERLENGRUND, () -> markPayment.of(order.id(), Payment.of(status, version)));
        CatchUp.of(core, "withdrawals", "letters");
    }

    private void aDayPasses(Order order) {
        in(ERLENGRUND, () -> sql.named("test.late", """
            update orders.merchant_order set state_until = now() where county = '99001' and id = :id
            """).bind("id", order.id()).run());
        falls("orders.lapse", order);
    }

    private void falls(String what, Order order) {
        in(
                ERLENGRUND,
                () -> sql.named("test.due", """
                    update outbox.due set at = now() where county = '99001' and what = :what and subject = :id
                    """)
                        .bind("what", what)
                        .bind("id", order.id().toString())
                        .run());
        due.runDue().block();
        CatchUp.of(core, "withdrawals", "letters");
    }

    private void publish(String body) {
        in(
                ERLENGRUND,
                () -> legal.publish(new Publication(Kind.TERMS, Language.DE, "AGB", body, null))
                        .contextWrite(operator()::in));
    }

    private void send() {
        var settings = LetterFixture.to(server.getSmtp().getPort(), notices);
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));
        var confirming = new Confirmations(files, legal, instructions, new Notices(settings), stationery);
        var all = Stream.concat(Stream.of(confirming), writers.stream()).toList();
        new SendLetters(new Letters(sql, clock), all, stationery, new Smtp(settings), settings, clock)
                .all()
                .block();
    }

    private long waiting() {
        return sql.across(DUE, "test.waiting", "select count(*) as waiting from letters.letter where closed_at is null")
                .find(row -> row.number("waiting"))
                .block();
    }

    private static SignedIn operator() {
        return new SignedIn(
                ERLENGRUND, AccountId.fresh(), "Ida Kurz", Set.of(new Grant(Role.OPERATOR, null)), Set.of(), null);
    }

    private static SignedIn staff(MerchantId merchant) {
        return new SignedIn(
                ERLENGRUND,
                AccountId.fresh(),
                "Lea Lehm",
                Set.of(new Grant(Role.MERCHANT_STAFF, merchant)),
                Set.of(),
                null);
    }
}
