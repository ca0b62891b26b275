package marketplace.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import marketplace.local.processes.Ports;
import marketplace.local.processes.Processes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServersTest {

    static final Installation INSTALLED = new Installation(Path.of(System.getProperty("kreismarkt.root")));
    static final Path FOLDER = INSTALLED.repository().resolve("deploy/local/target/servers-test");
    static final Processes PROCESSES = new Processes(FOLDER);
    static final Bootstrap.Passwords PASSWORDS = new Bootstrap.Passwords("o", "a", "f");

    static Postgres postgres;

    @BeforeAll
    static void start_postgres() {
        Installation.delete(FOLDER);
        postgres = new Postgres(INSTALLED, FOLDER.resolve("postgresql"), Ports.free(), "s", Map.of("fsync", "off"));
        PROCESSES.start(postgres);
    }

    @AfterAll
    static void stop() {
        PROCESSES.stopAll();
    }

    @Test
    void bootstrap_may_run_again_and_renews_passwords() throws SQLException {
        bootstrap().service("core", "core", new Bootstrap.Passwords("old", "old", "old"));
        bootstrap().service("core", "core", PASSWORDS);

        try (var owner = login("core", "owner", "o").connect()) {
            assertThat(read(owner, "show server_version")).startsWith("18.");
            assertThat(read(owner, "show statement_timeout")).isEqualTo("30s");
            assertThat(read(owner, "show idle_in_transaction_session_timeout")).isEqualTo("10s");
            assertThat(read(owner, "show timezone")).isEqualTo("UTC");
        }
    }

    @Test
    void app_and_feed_use_what_the_owner_makes_and_only_feed_passes_row_level_security() throws SQLException {
        bootstrap().service("search", "search", PASSWORDS);
        try (var owner = login("search", "owner", "o").connect()) {
            run(owner, "create schema bread; create table bread.roll(id bigserial, county text)");
            run(
                    owner,
                    "alter table bread.roll enable row level security; alter table bread.roll force row level"
                            + " security");
            run(owner, "create policy county on bread.roll using (county = current_setting('app.county', true))");
        }

        try (var feed = login("search", "feed", "f").connect();
                var app = login("search", "app", "a").connect()) {
            run(feed, "insert into bread.roll(county) values ('09574'), ('09575')");
            run(app, "set app.county = '09574'");

            assertThat(read(feed, "select count(*) from bread.roll")).isEqualTo("2");
            assertThat(read(app, "select count(*) from bread.roll")).isEqualTo("1");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(app, "create schema cake"));
        }
    }

    @Test
    void a_service_cannot_open_the_database_of_another() {
        bootstrap().service("core", "core", PASSWORDS);
        bootstrap().service("payments", "payments", PASSWORDS);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> login("core", "payments_owner", "o").connect())
                .withMessageContaining("permission denied for database");
    }

    @Test
    void elasticsearch_keeps_a_document() throws Exception {
        var elasticsearch = new Elasticsearch(INSTALLED, FOLDER.resolve("elasticsearch"), Ports.free(), 512);
        PROCESSES.start(elasticsearch);

        var address = "http://127.0.0.1:" + elasticsearch.port() + "/bread/_doc/1";
        send(HttpRequest.newBuilder(URI.create(address + "?refresh=true"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"Weck\"}")));

        assertThat(send(HttpRequest.newBuilder(URI.create(address)))).contains("Weck");
        PROCESSES.stop("elasticsearch");
        assertThat(Ports.isFree(elasticsearch.port())).isTrue();
    }

    @Test
    void keycloak_serves_the_realm_and_knows_its_administrator() throws Exception {
        var admin = new Keycloak.Admin("admin", "secret");
        var database = bootstrap().keycloak("k");
        var keycloak = new Keycloak(INSTALLED, FOLDER.resolve("keycloak"), Ports.free(), database, admin);
        PROCESSES.start(keycloak);

        var token =
                send(HttpRequest.newBuilder(URI.create(keycloak.url() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli&username=admin&password=secret")));

        assertThat(token).contains("access_token");
        assertThat(send(HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/.well-known/openid-configuration"))))
                .contains("\"issuer\":\"" + keycloak.issuer() + "\"");
        PROCESSES.stop("keycloak");
        assertThat(Ports.isFree(keycloak.port())).isTrue();
    }

    private static Bootstrap bootstrap() {
        return new Bootstrap(postgres.login("postgres"));
    }

    private static Login login(String database, String role, String password) {
        var user = role.contains("_") ? role : database + "_" + role;
        return new Login("127.0.0.1", postgres.port(), database, user, password);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }
}
