package marketplace.letters;

import static marketplace.shared.AcrossCounties.DUE;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import marketplace.orders.Orders;
import marketplace.orders.PackOrder;
import marketplace.orders.PayBy;
import marketplace.orders.Payment;
import marketplace.orders.PlacePurchase;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.orders.RefuseOrder;
import marketplace.orders.Tax;
import marketplace.orders.TextVersion;
import marketplace.orders.Wish;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;

/** Orders that go their way, and the letters about them, through a real mail server. */
abstract class OrderMail extends CoreTest {
    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final Mails mails = new Mails(server);
    final String buyer = UUID.randomUUID() + "@example.org";
    final String potter = UUID.randomUUID() + "@example.org";
    final String butcher = UUID.randomUUID() + "@example.org";
    final UUID visit = UUID.randomUUID();

    @TempDir
    Path notices;

    @Autowired
    Sql sql;

    @Autowired
    Stationery stationery;

    @Autowired
    ApplicationContext core;

    @Autowired
    JoinMarket joinMarket;

    @Autowired
    EditMerchant editMerchant;

    @Autowired
    PlacePurchase placePurchase;

    @Autowired
    Purchases purchases;

    @Autowired
    Orders orders;

    @Autowired
    AcceptOrder acceptOrder;

    @Autowired
    RefuseOrder refuseOrder;

    @Autowired
    PackOrder packOrder;

    @Autowired
    HandOver handOver;

    @Autowired
    MarkPayment markPayment;

    @Autowired
    DueRunner due;

    @Autowired
    LegalTexts legal;

    @Autowired
    DeclareWithdrawal declare;

    @Autowired
    List<Writer> writers;

    @Autowired
    OrderFiles files;

    @Autowired
    marketplace.withdrawals.Instructions instructions;

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

    Purchase placed(String language, PayBy payBy, PlacePurchase.WantedOrder... wanted) {
        var placed = in(ERLENGRUND, () -> placePurchase.with(wanted(language, payBy, buyer, List.of(wanted))));
        CatchUp.of(core, "withdrawals", "letters");
        return in(ERLENGRUND, () -> purchases.get(placed.id()));
    }

    PlacePurchase.Wanted wanted(
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

    PlacePurchase.WantedOrder jug(String mail, @Nullable String exclusion) {
        return order("Töpferei Lehm", "Lehm GmbH", mail, jug(exclusion));
    }

    PlacePurchase.WantedOrder work() {
        return order("Töpferei Lehm", "Lehm GmbH", potter, service());
    }

    PlacePurchase.WantedOrder roast(String mail) {
        var measure = new Measure.ToWeigh(1, Grams.of(600), Grams.of(660), Money.euro(1890));
        return order("Metzgerei Rau", "", mail, line("Schweinebraten", measure, "PERISHABLE"));
    }

    PlacePurchase.WantedOrder order(String name, String legalName, String mail, OrderLine... lines) {
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

    static OrderLine line(String name, Measure measure, @Nullable String exclusion) {
        return line(
                1,
                new OrderLine.Sold(VariantId.fresh(), ListingId.fresh(), name, "pottery", exclusion, 0, false),
                measure);
    }

    static OrderLine jug(@Nullable String exclusion) {
        return line("Krug, blau", new Measure.Pieces(1, Money.euro(2400)), exclusion);
    }

    static OrderLine service() {
        var sold = new OrderLine.Sold(VariantId.fresh(), ListingId.fresh(), "Krug reparieren", "repair", null, 0, true);
        return line(2, sold, new Measure.Pieces(1, Money.euro(3900)));
    }

    static OrderLine line(int position, OrderLine.Sold sold, Measure measure) {
        return new OrderLine(
                position,
                sold,
                measure,
                Money.ZERO,
                new Tax("STANDARD", new BasisPoints(1900)),
                null,
                Wish.NONE,
                null,
                null);
    }

    Order only(Purchase purchase) {
        return in(ERLENGRUND, () -> orders.list(purchase.id())).getFirst();
    }

    Order accept(Order order) {
        return as(order, acceptOrder.of(order.merchant(), order.id()));
    }

    <T> T as(Order order, Mono<T> step) {
        var done = in(ERLENGRUND, () -> step.contextWrite(staff(order.merchant())::in));
        CatchUp.of(core, "withdrawals", "letters");
        return done;
    }

    void told(Order order, Payment.Status status, long version) {
        in(ERLENGRUND, () -> markPayment.of(order.id(), Payment.of(status, version)));
        CatchUp.of(core, "withdrawals", "letters");
    }

    void aDayPasses(Order order) {
        in(ERLENGRUND, () -> sql.named("test.late", """
            update orders.merchant_order set state_until = now() where county = '99001' and id = :id
            """).bind("id", order.id()).run());
        falls("orders.lapse", order);
    }

    void falls(String what, Order order) {
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

    void publish(String body) {
        in(
                ERLENGRUND,
                () -> legal.publish(new Publication(Kind.TERMS, Language.DE, "AGB", body, null))
                        .contextWrite(operator()::in));
    }

    void send() {
        var settings = LetterFixture.to(server.getSmtp().getPort(), notices);
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));
        var confirming = new Confirmations(files, legal, instructions, new Notices(settings), stationery);
        var all = Stream.concat(Stream.of(confirming), writers.stream()).toList();
        new SendLetters(new Letters(sql, clock), all, stationery, new Smtp(settings), settings, clock)
                .all()
                .block();
    }

    long waiting() {
        return sql.across(DUE, "test.waiting", "select count(*) as waiting from letters.letter where closed_at is null")
                .find(row -> row.number("waiting"))
                .block();
    }

    static SignedIn operator() {
        return new SignedIn(
                ERLENGRUND, AccountId.fresh(), "Ida Kurz", Set.of(new Grant(Role.OPERATOR, null)), Set.of(), null);
    }

    static SignedIn staff(MerchantId merchant) {
        return new SignedIn(
                ERLENGRUND,
                AccountId.fresh(),
                "Lea Lehm",
                Set.of(new Grant(Role.MERCHANT_STAFF, merchant)),
                Set.of(),
                null);
    }
}
