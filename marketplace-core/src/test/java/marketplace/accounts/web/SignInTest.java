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
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import marketplace.CoreTest;
import marketplace.accounts.Invite;
import marketplace.accounts.keycloak.Persons;
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
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final String BUTTON = """
        {"basket":"01931a2b-0000-7000-8000-0000000000d1","version":1,"shown":1,"recipient":{"givenName":"Nora",
        "familyName":"App","street":"Lindenweg 7","postcode":"99998","town":"Weidenbach","mail":"nora@example.org"},
        "place":"weidenbach","handOver":"pickup","payBy":"ON_ACCOUNT","language":"DE"}
        """;
    private static final int PORT = freePort();

    private final LoopbackCookies cookies = new LoopbackCookies();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Autowired
    private Invite invite;

    @Autowired
    private Persons persons;

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
    void who_is_forgotten_does_not_sign_in_any_more_and_forgetting_again_is_harmless() throws Exception {
        var mail = person("Ute", "Fort");
        var subject = subjectOf(mail);

        persons.forget(subject).block();
        persons.forget(subject).block();

        var answer = post(formOf(get("/anmelden")), Map.of("username", mail, "password", PASSWORD));
        assertThat(answer.uri().getPath()).contains("/realms/kreismarkt");
    }

    private static String subjectOf(String mail) {
        try (var admin = Keycloak.getInstance(
                TestKeycloak.url(),
                "master",
                TestKeycloak.admin().name(),
                TestKeycloak.admin().password(),
                "admin-cli")) {
            return admin.realm("kreismarkt")
                    .users()
                    .searchByUsername(mail, true)
                    .getFirst()
                    .getId();
        }
    }

    @Test
    void a_service_with_its_scope_reads_the_feed_and_one_without_does_not() throws Exception {
        assertThat(feedWith(token("search", "search-secret"))).isEqualTo(200);
        assertThat(feedWith("nonsense")).isEqualTo(401);
    }

    @Test
    void an_app_orders_in_a_persons_name_with_a_token_she_agreed_to() throws Exception {
        var mail = person("Nora", "App");
        var back = "http://localhost:%d/ort".formatted(PORT);
        var verifier = "a-verifier-that-is-long-enough-for-rfc-7636-to-be-content";

        var asked = authorization(back, challenge(verifier), "openid order:place");
        var consent = post(formOf(browser(asked)), Map.of("username", mail, "password", PASSWORD));
        var arrived = post(formOf(consent), agreed(consent));
        var token = tokenFor(codeOf(arrived.uri()), back, verifier);

        assertThat(consent.body()).contains("In Ihrem Namen kostenpflichtig bestellen");
        assertThat(api("/api/v1/me", token, "").body()).contains("Nora App");
        assertThat(api("/api/v1/checkout", token, BUTTON).statusCode()).isNotIn(401, 403);
        assertThat(api("/api/v1/checkout", tokenWithout(mail, back, verifier), BUTTON)
                        .statusCode())
                .isEqualTo(403);
    }

    /** Everything the form has, and that she agrees. */
    private static Map<String, String> agreed(HttpResponse<String> page) {
        var fields = new HashMap<String, String>();
        HIDDEN.matcher(page.body()).results().forEach(found -> fields.put(found.group(1), found.group(2)));
        fields.put("accept", "Yes");
        return fields;
    }

    private String tokenWithout(String mail, String back, String verifier) throws Exception {
        cookies.clear();
        var asked = authorization(back, challenge(verifier), "openid");
        var arrived = post(formOf(browser(asked)), Map.of("username", mail, "password", PASSWORD));
        return tokenFor(codeOf(arrived.uri()), back, verifier);
    }

    private static URI authorization(String back, String challenge, String scope) {
        return URI.create(TestKeycloak.issuer() + "/protocol/openid-connect/auth?response_type=code&client_id=apps"
                + "&code_challenge_method=S256&code_challenge=" + challenge + "&redirect_uri="
                + URLEncoder.encode(back, StandardCharsets.UTF_8) + "&scope="
                + URLEncoder.encode(scope, StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String codeOf(URI arrived) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(arrived.toString());
        assertThat(code.find()).as(arrived.toString()).isTrue();
        return code.group(1);
    }

    private String tokenFor(String code, String back, String verifier) throws Exception {
        var answer = post(
                URI.create(TestKeycloak.issuer() + "/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "apps",
                        "code",
                        code,
                        "redirect_uri",
                        back,
                        "code_verifier",
                        verifier));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("access_token").asString();
    }

    private HttpResponse<String> browser(URI uri) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(uri).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    /** Read, or with a body sent. */
    private HttpResponse<String> api(String path, String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        var asked = body.isEmpty() ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(asked.build(), BodyHandlers.ofString());
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
        return page.uri().resolve(form.group(1).replace("&amp;", "&"));
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
