package marketplace.privacy;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.Sessions;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.Owner;
import marketplace.delivery.OfferHandOver;
import marketplace.dispatch.RoadTest;
import marketplace.merchants.Stall;
import marketplace.orders.CancelOrder;
import marketplace.orders.HandOver;
import marketplace.orders.Holder;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.Recipient;
import marketplace.orders.Wish;
import marketplace.outbox.DueRunner;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.VariantId;
import marketplace.standing.AgreeStanding;
import marketplace.standing.AgreeStanding.Wanted;
import marketplace.standing.AgreeStanding.WantedLine;
import marketplace.standing.Rhythm;
import marketplace.standing.StandingId;
import marketplace.standing.StandingOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** A market with residents whose words occur nowhere else, so that whatever is left of one is found. */
abstract class ResidentTest extends RoadTest {
    private static final int STOCK = 50;
    private static final int STEPS = 13;

    @Autowired
    protected Accounts accounts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private OfferHandOver offer;

    @Autowired
    private HandOver handOver;

    @Autowired
    private AgreeStanding agree;

    @Autowired
    private CancelOrder cancel;

    @Autowired
    protected DueRunner due;

    /** Somebody with a name, an address and a number of her own. */
    record Resident(CountyCode county, Identity identity, Person person, Recipient recipient) {
        AccountId account() {
            return person.account();
        }

        Owner owner() {
            return new Owner(account(), null);
        }

        /** What must not be found any more. */
        List<String> words() {
            return List.of(
                    recipient.givenName(),
                    recipient.familyName(),
                    recipient.street(),
                    String.valueOf(recipient.mail()),
                    String.valueOf(recipient.phone()),
                    String.valueOf(recipient.note()));
        }
    }

    protected Resident resident() {
        return resident(ERLENGRUND, UUID.randomUUID().toString());
    }

    protected Resident resident(CountyCode county, String subject) {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var recipient = new Recipient(
                "Ottilie-" + mark,
                "Wunderlich-" + mark,
                "Nachtigallenweg " + mark,
                "99998",
                "Weidenbach",
                "ottilie-%s@example.org".formatted(mark),
                "036999 " + mark,
                "Bei Nachbar klingeln, " + mark);
        var identity = new Identity(
                subject, recipient.givenName(), recipient.familyName(), String.valueOf(recipient.mail()), true);
        var account = in(county, () -> accounts.signIn(identity));
        return new Resident(county, identity, signedIn(county, account), recipient);
    }

    protected Person signedIn(CountyCode county, AccountId account) {
        var guest = in(county, () -> sessions.open().flatMap(sessions::find));
        var secret = in(county, () -> sessions.signIn(guest.id(), account));
        var session = in(county, () -> sessions.find(secret));
        var browser = stranger(county)
                .mutate()
                .defaultCookie("session", secret.text())
                .build();
        return new Person(account, session.csrf(), browser, browser);
    }

    protected VariantId bread() {
        return selling(kern, 480, STOCK);
    }

    /** Ordered to her door, on account, with a wish in her own words. */
    protected Purchase ordered(Resident her, VariantId what) {
        filled(her.owner(), Map.of(what, 2));
        var wish = new Wish(Wish.Instead.ASK, String.valueOf(her.recipient().note()));
        in(ERLENGRUND, () -> fillBasket.wish(her.owner(), Map.of(what, wish)));
        var seen = in(ERLENGRUND, () -> baskets.mine(her.owner()).flatMap(priceBasket::of));
        var way = in(ERLENGRUND, () -> offer.to(WEIDENBACH.code(), seen.merchants())).choices().stream()
                .filter(choice -> choice.kind().equals("door"))
                .findFirst()
                .orElseThrow();
        var purchase = bought(new Asked(
                her.owner(),
                seen.basket().id(),
                seen.basket().version(),
                seen.total().plus(way.fee()),
                her.recipient(),
                new Choices(WEIDENBACH.code(), way.key(), PayBy.ON_ACCOUNT, true, Language.DE),
                URI.create("http://localhost:8080")));
        settle();
        return purchase;
    }

    /** The same, every week. */
    protected StandingOrder regularly(Resident her, VariantId what) {
        var id = StandingId.fresh();
        var lines = List.of(new WantedLine(what, 1, Rhythm.EVERY_WEEK));
        var seen = in(ERLENGRUND, () -> priceBasket.of(Wanted.basket(id, lines)));
        var way = in(ERLENGRUND, () -> offer.to(WEIDENBACH.code(), seen.merchants())).choices().stream()
                .filter(choice -> choice.kind().equals("door"))
                .findFirst()
                .orElseThrow();
        var choices = new Choices(WEIDENBACH.code(), way.key(), PayBy.ON_ACCOUNT, false, Language.DE);
        var shown = seen.total().plus(way.fee());
        var wanted = new Wanted(id, lines, her.recipient(), choices, shown, URI.create("http://localhost:8080"));
        return Stall.as(Stall.signedIn(ERLENGRUND, her.account()), agree.with(wanted));
    }

    protected void handedOver(Purchase purchase) {
        packed(purchase);
        ordersOf(purchase).forEach(order -> in(ERLENGRUND, () -> handOver.byCarrier(order.id(), Set.of(1), true)));
        settle();
    }

    protected void cancelled(Resident her, Purchase purchase) {
        ordersOf(purchase)
                .forEach(order -> in(
                        ERLENGRUND, () -> cancel.of(purchase.id(), order.id(), new Holder(her.account(), null, null))));
        settle();
    }

    /** Everything that is planned and heard is done, a day later too. */
    protected void untilTheEnd() {
        for (var round = 0; round < 3; round++) {
            stepByStep();
            settle();
            pausesAreOver();
            owner("set app.county = '99001'; update outbox.due set at = now(), tries = 0 where what = 'privacy.erase'");
            owner("set app.county = '99002'; update outbox.due set at = now(), tries = 0 where what = 'privacy.erase'");
        }
        stepByStep();
    }

    /** What one step plans for now falls due when it is looked for again. */
    private void stepByStep() {
        var step = 0;
        while (step < STEPS && due.runDue().blockOptional().orElse(0L) > 0) {
            step++;
        }
    }

    /** Tables in which one of these words stands, in any county, outside of what is locked. */
    protected static List<String> found(List<String> words) {
        var locked = List.of("orders.recipient", "withdrawals.declaration", "compliance.report", "messages.message");
        try (var connection = database().feed().connect();
                var sql = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = sql.executeQuery("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition
                  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'history', 'public')
                order by 1
                """)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            var said = words.stream()
                    .map(word -> "strpos(said, lower('" + word + "')) > 0")
                    .collect(joining(" or "));
            var where = new ArrayList<String>();
            for (var table : tables) {
                var only = locked.contains(table) ? " and locked_until is null" : "";
                try (var rows = sql.executeQuery("""
                    select from (select lower(t::text) as said from %s t where true%s offset 0) rows where %s limit 1
                    """.formatted(table, only, said))) {
                    if (rows.next()) {
                        where.add(table);
                    }
                }
            }
            return where;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One figure of the database, looked at from outside. */
    protected static long count(String what) {
        try (var connection = database().feed().connect();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** That step of an erasure fails from now on. */
    protected void breaking(String step, String when) {
        owner("drop trigger if exists broken on privacy.step");
        owner("create or replace function public.broken_step() returns trigger language plpgsql as "
                + "$$ begin raise exception 'broken on purpose'; end $$");
        owner(
                when.equals("at commit")
                        ? "create constraint trigger broken after insert on privacy.step deferrable initially deferred"
                                + " for each row when (new.step = '%s') execute function public.broken_step()"
                                        .formatted(step)
                        : "create trigger broken before insert on privacy.step"
                                + " for each row when (new.step = '%s') execute function public.broken_step()"
                                        .formatted(step));
    }
}
