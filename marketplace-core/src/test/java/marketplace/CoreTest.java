package marketplace;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.accounts.Sessions;
import marketplace.counties.County;
import marketplace.counties.Land;
import marketplace.counties.OpenCounty;
import marketplace.counties.Place;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.Migration;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Grant;
import marketplace.testing.TestDatabase;
import marketplace.testing.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/**
 * The whole core over a database of its own with two counties, Erlengrund and Hohenfels; followers and timed work run
 * by hand. All classes that extend it share one started core.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"outbox.running=false", "sign-in.secure-cookies=false", "limits.on=false"})
public abstract class CoreTest {
    public static final CountyCode ERLENGRUND = CountyCode.of("99001");
    public static final CountyCode HOHENFELS = CountyCode.of("99002");
    public static final Place WEIDENBACH = new Place(
            PlaceCode.of("weidenbach"),
            "Weidenbach",
            "99001001",
            List.of("99998"),
            new GeoPoint(50.10, 11.20),
            800,
            false);
    public static final Place ECKSTADT = new Place(
            PlaceCode.of("eckstadt"),
            "Eckstadt",
            "99002001",
            List.of("99988"),
            new GeoPoint(50.40, 11.60),
            9_000,
            true);

    /** All tests share one county, whose lists grow long. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final TestDatabase DATABASE =
            TestDatabases.fresh("core", owner -> Migration.run(owner.jdbcUrl(), owner.user(), owner.password()));

    @LocalServerPort
    private int port;

    @Autowired
    private OpenCounty openCounty;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private GrantRole grantRole;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.handTo(registry::add);
        registry.add("keycloak.client-secret", () -> "core-secret");
        registry.add("sign-in.client-secret", () -> "pages-secret");
        registry.add("sign-in.key", () -> Base64.getEncoder().encodeToString(new byte[32]));
        registry.add("management.server.port", () -> "0");
    }

    @BeforeEach
    void two_counties() {
        openCounty
                .with(start(ERLENGRUND, "erlengrund", "Landkreis Erlengrund", "localhost", WEIDENBACH))
                .block();
        openCounty
                .with(start(HOHENFELS, "hohenfels", "Landkreis Hohenfels", "hohenfels.localhost", ECKSTADT))
                .block();
    }

    /** A visitor nobody knows, at the county's own host. */
    protected WebTestClient stranger(CountyCode county) {
        return WebTestClient.bindToServer()
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .baseUrl("http://localhost:" + port)
                .defaultHeader(HttpHeaders.HOST, hostOf(county) + ":" + port)
                .defaultHeader("Sec-Fetch-Site", "same-origin")
                .build();
    }

    /** Somebody signed in with these grants and nothing else. */
    protected Person person(CountyCode county, Grant... grants) {
        var name = UUID.randomUUID().toString();
        var identity = new Identity(name, "Vera", "Berger", name + "@example.org", true);
        var account = in(county, () -> accounts.signIn(identity));
        List.of(grants).forEach(grant -> in(county, () -> grantRole.to(account, grant)));
        var guest = in(county, () -> sessions.open().flatMap(sessions::find));
        var secret = in(county, () -> sessions.signIn(guest.id(), account));
        var session = in(county, () -> sessions.find(secret));
        var browser = stranger(county)
                .mutate()
                .defaultCookie("session", secret.text())
                .build();
        var program = stranger(county)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(TestTokens.of(name, "openid", "order:place")))
                .build();
        return new Person(account, session.csrf(), browser, program);
    }

    /** A person, her browser, and a program that bears her token. */
    public record Person(AccountId account, String csrf, WebTestClient browser, WebTestClient program) {}

    /** What everybody shares, for those who look at it from outside. */
    protected static TestDatabase database() {
        return DATABASE;
    }

    /** The outcome of a step taken in a county. */
    protected static <T> T in(CountyCode county, Supplier<Mono<T>> step) {
        return Mono.defer(step).contextWrite(Scope.of(county)::in).block();
    }

    protected static String hostOf(CountyCode county) {
        return county.equals(ERLENGRUND) ? "localhost" : "hohenfels.localhost";
    }

    private static OpenCounty.Start start(CountyCode code, String slug, String name, String host, Place place) {
        var operator = new County.Operator(
                name,
                "Gebietskörperschaft",
                "Landrätin Petra Muster",
                "Marktplatz 1",
                place.postcode(),
                place.name(),
                "markt@example.org",
                "030 23125 100",
                "",
                "",
                "Regierung");
        var county = new County(
                code,
                slug,
                name,
                Land.BY,
                "meadow",
                new County.Phone("030 23125 100", "Frau Adler", "Mo–Fr 8–16 Uhr"),
                operator);
        var municipality = new OpenCounty.Municipality(place.municipality(), place.name());
        return new OpenCounty.Start(county, List.of(host), List.of(municipality), List.of(place));
    }
}
