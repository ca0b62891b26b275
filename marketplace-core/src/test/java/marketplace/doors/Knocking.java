package marketplace.doors;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import marketplace.TestTokens;
import marketplace.accounts.ApiKeys;
import marketplace.doors.Door.Who;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Everybody who may knock at a door of docs/doors.md, and what the database looks like to tell whether it changed. */
abstract class Knocking extends ForeignThings {
    static final Map<Who, Role> ROLES = Map.of(
            Who.OPERATOR, Role.OPERATOR,
            Who.OFFICER, Role.COUNTY_OFFICER,
            Who.COURIER, Role.COURIER,
            Who.DISPATCHER, Role.DISPATCHER,
            Who.CARER, Role.CARER);

    /**
     * Of each table the number of Erlengrund's rows and the last transaction that wrote one: whatever is added, changed or
     * taken away tells. Not what changes by mere knocking: who was seen when, and the keys callers used.
     */
    private static final String STATES = """
        select string_agg(format(
            'select %L as name, count(*)::text || %L || coalesce(max(xmin::text::bigint), 0) as state from %s where county = %L',
            c.oid::regclass, ' rows, written by ', c.oid::regclass, '99001'), ' union all ') || ' order by name'
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'county'
        where c.relkind in ('r', 'p') and not c.relispartition
          and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'history', 'public')
          and c.oid::regclass::text not in ('accounts.session', 'accounts.account', 'accounts.person', 'outbox.once')
        """;

    /** Its plan is dear, so that all doors look through one connection. */
    private static Connection looking;

    private static PreparedStatement states;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    protected RequestMappingHandlerMapping handlers;

    @Autowired
    private ApiKeys keys;

    protected final Map<Who, Caller> roles = new LinkedHashMap<>();
    protected Map<String, String> things;
    protected Caller stranger;
    protected Caller resident;
    protected Caller butcher;
    protected Caller till;
    protected Caller elsewhere;
    protected Caller impostor;
    protected Caller service;
    protected Caller otherCourier;

    /** People and things are made side by side. */
    @BeforeEach
    void everybody() {
        var made = CompletableFuture.supplyAsync(this::things);
        people();
        things = Map.copyOf(made.join());
    }

    private void people() {
        stranger = new Caller("a stranger", Caller.GUEST, stranger(ERLENGRUND), stranger(ERLENGRUND), null);
        resident = caller("another resident", person(ERLENGRUND));
        butcher = caller("another merchant", person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, rau)));
        till = new Caller("another merchant's till", "", butcher.browser(), tillOf(rau), butcher.csrf());
        elsewhere = caller("another county's", person(HOHENFELS, everyGrant(MerchantId.fresh())));
        impostor = caller("another county's, with a grant for this merchant", person(HOHENFELS, everyGrant(kern)));
        service = new Caller("a service", "", stranger(ERLENGRUND), bearer(TestTokens.of("search", "feed:read")), null);
        otherCourier = caller("another courier", person(ERLENGRUND, new Grant(Role.COURIER, null)));
        ROLES.forEach((who, role) -> roles.put(who, caller("the " + role, person(ERLENGRUND, new Grant(role, null)))));
        roles.put(Who.COURIER, caller("the courier", hansen));
    }

    protected Caller entitled(Door door) {
        return door.who().stream().sorted().map(this::entitled).findFirst().orElseThrow();
    }

    protected Caller entitled(Who who) {
        return switch (who) {
            case OPEN, LINK, VISIT -> stranger;
            case PERSON, BUYER -> caller("the buyer", johanna);
            case HOLDER -> caller("another member of the household", vera);
            case STAFF -> caller("the merchant", anna);
            case OPERATOR, OFFICER, COURIER, DISPATCHER, CARER -> roles.get(who);
            case SERVICE -> service;
        };
    }

    /** The right person's session and token, brought to another county's host. */
    protected Caller crossing(Door door) {
        var right = entitled(door);
        var host = hostOf(HOHENFELS);
        return new Caller(
                right.name() + " at another county's host",
                right.account(),
                right.browser().mutate().defaultHeader("Host", host).build(),
                right.program().mutate().defaultHeader("Host", host).build(),
                right.csrf());
    }

    private WebTestClient tillOf(MerchantId merchant) {
        var staff = signedIn(ERLENGRUND, person(ERLENGRUND).account(), new Grant(Role.MERCHANT_STAFF, merchant));
        return bearer(as(staff, keys.issue(merchant, "Kasse", Set.of())).text());
    }

    private WebTestClient bearer(String token) {
        return stranger(ERLENGRUND)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private static Grant[] everyGrant(MerchantId merchant) {
        var grants = new ArrayList<Grant>(List.of(new Grant(Role.MERCHANT_STAFF, merchant)));
        ROLES.values().forEach(role -> grants.add(new Grant(role, null)));
        return grants.toArray(Grant[]::new);
    }

    protected static Caller caller(String name, Person person) {
        return new Caller(name, person.account().toString(), person.browser(), person.program(), person.csrf());
    }

    @BeforeAll
    static void look() throws SQLException {
        looking = database().feed().connect();
        try (var statement = looking.createStatement();
                var all = statement.executeQuery(STATES)) {
            all.next();
            states = looking.prepareStatement(all.getString(1));
        }
    }

    @AfterAll
    static void look_away() throws SQLException {
        looking.close();
    }

    /** All that is Erlengrund's, save what changes by mere knocking. */
    protected static String fingerprints() throws SQLException {
        var text = new StringBuilder();
        try (var rows = states.executeQuery()) {
            while (rows.next()) {
                text.append(rows.getString(1))
                        .append(' ')
                        .append(rows.getString(2))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
