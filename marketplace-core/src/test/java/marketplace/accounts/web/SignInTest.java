package marketplace.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.HttpCookie;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import marketplace.CoreTest;
import marketplace.accounts.Invite;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.testing.TestKeycloak;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Signing in at the real Keycloak, as a browser does it, and with tokens, as a machine does it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"outbox.running=false", "sign-in.secure-cookies=false", "test-tokens=false"})
class SignInTest extends CoreTest {
    private static final String PASSWORD = "nur-auf-diesem-Rechner";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final int PORT = freePort();

    private final LoopbackCookies cookies = new LoopbackCookies();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Autowired
    private Invite invite;

    @Autowired
    private JsonMapper json;

    @DynamicPropertySource
    static void keycloak(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("keycloak.url", TestKeycloak::url);
        registry.add("realm.admin-name", () -> TestKeycloak.admin().name());
        registry.add("realm.admin-password", () -> TestKeycloak.admin().password());
        registry.add("realm.redirects", () -> "http://localhost:%d/*".formatted(PORT));
        registry.add("realm.secrets.core", () -> "core-secret");
        registry.add("realm.secrets.search", () -> "search-secret");
        registry.add("realm.secrets.payments", () -> "payments-secret");
        registry.add("realm.secrets.pages", () -> "pages-secret");
    }

    @BeforeEach
    void the_realm_is_up_to_date() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> FORM.matcher(get("/anmelden").body()).find());
        cookies.clear();
    }

    @Test
    void who_signs_in_comes_back_to_the_page_she_wanted_with_what_she_was_invited_to() throws Exception {
        var mail = person("Vera", "Berger");
        in(
                ERLENGRUND,
                () -> invite.with(mail, new Grant(Role.COUNTY_OFFICER, null)).thenReturn(true));

        var arrived = signIn(mail, "/konto");

        assertThat(arrived.uri().getPath()).isEqualTo("/konto");
        assertThat(arrived.body()).contains("Guten Tag, Vera Berger", "Wirtschaftsförderung");
    }

    @Test
    void a_wrong_password_lets_nobody_in() throws Exception {
        var mail = person("Otto", "Falsch");

        var answer = post(formOf(get("/anmelden")), Map.of("username", mail, "password", "falsch"));

        assertThat(answer.uri().getPath()).contains("/realms/kreismarkt");
        assertThat(get("/konto").statusCode()).isEqualTo(401);
    }

    @Test
    void who_signs_out_is_a_stranger_again() throws Exception {
        var account = signIn(person("Ida", "Kurz"), "/konto");

        post(URI.create("http://localhost:%d/abmelden".formatted(PORT)), Map.of("csrf", csrfOf(account)));

        assertThat(get("/konto").statusCode()).isEqualTo(401);
    }

    @Test
    void a_service_with_its_scope_reads_the_feed_and_one_without_does_not() throws Exception {
        assertThat(feedWith(token("search", "search-secret"))).isEqualTo(200);
        assertThat(feedWith("nonsense")).isEqualTo(401);
    }

    private HttpResponse<String> signIn(String mail, String next) throws Exception {
        var form = formOf(get("/anmelden?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        return post(form, Map.of("username", mail, "password", PASSWORD));
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://localhost:" + PORT + path);
        return browser.send(
                HttpRequest.newBuilder(uri).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private static String csrfOf(HttpResponse<String> page) {
        var field = CSRF.matcher(page.body());
        assertThat(field.find()).as(page.uri() + " " + page.body()).isTrue();
        return field.group(1);
    }

    private static URI formOf(HttpResponse<String> page) {
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.uri() + " " + page.body()).isTrue();
        return URI.create(form.group(1).replace("&amp;", "&"));
    }

    private HttpResponse<String> post(URI uri, Map<String, String> fields) throws Exception {
        var body = String.join(
                "&",
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .toList());
        var request = HttpRequest.newBuilder(uri)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private String token(String client, String secret) throws Exception {
        var answer = post(
                URI.create(TestKeycloak.issuer() + "/protocol/openid-connect/token"),
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
        return json.readTree(answer.body()).get("access_token").asString();
    }

    private int feedWith(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/feed".formatted(PORT)))
                .header("Authorization", "Bearer " + token)
                .build();
        return browser.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String person(String given, String family) {
        var mail = UUID.randomUUID() + "@example.org";
        var user = new UserRepresentation();
        user.setUsername(mail);
        user.setEmail(mail);
        user.setEmailVerified(true);
        user.setFirstName(given);
        user.setLastName(family);
        user.setEnabled(true);
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        user.setCredentials(List.of(password));
        try (var admin = Keycloak.getInstance(
                TestKeycloak.url(),
                "master",
                TestKeycloak.admin().name(),
                TestKeycloak.admin().password(),
                "admin-cli")) {
            admin.realm("kreismarkt").users().create(user).close();
        }
        return mail;
    }

    /** As browsers do: loopback counts as secure, and a host's cookies are shared by its ports. */
    private static final class LoopbackCookies extends CookieHandler {
        private final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            var pairs = values.entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .toList();
            return pairs.isEmpty() ? Map.of() : Map.of("Cookie", List.of(String.join("; ", pairs)));
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) {
            headers.getOrDefault("set-cookie", List.of()).stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(this::keep);
        }

        private void keep(HttpCookie cookie) {
            if (cookie.getMaxAge() == 0) {
                values.remove(cookie.getName());
            } else {
                values.put(cookie.getName(), cookie.getValue());
            }
        }

        void clear() {
            values.clear();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
