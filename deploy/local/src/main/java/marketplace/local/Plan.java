package marketplace.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import marketplace.local.mail.MailSink;
import marketplace.local.servers.Bootstrap;
import marketplace.local.servers.Elasticsearch;
import marketplace.local.servers.Installation;
import marketplace.local.servers.Keycloak;
import marketplace.local.servers.Postgres;

/** The one list of parts, with what each is told by its environment. */
final class Plan {

    private static final String POSTGRESQL = "postgresql";

    private static final String SECOND_COUNTY = "schieferau";

    /** A service's management port lies this much above its own. */
    private static final int MANAGEMENT = 1000;

    private static final int DEMO_PASSWORD_LENGTH = 12;

    private final Settings settings;
    private final Secrets secrets;
    private final Installation installed;
    private final Postgres postgres;
    private final Elasticsearch elasticsearch;
    private final Keycloak keycloak;

    Plan(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        this.installed = new Installation(settings.repository());
        this.postgres = new Postgres(
                installed, folder("postgresql"), port("postgresql", 5433), secrets.get("postgresql"), Map.of());
        this.elasticsearch = new Elasticsearch(
                installed,
                folder("elasticsearch"),
                port("elasticsearch", 9201),
                settings.heapMegabytes("elasticsearch", 384));
        this.keycloak = new Keycloak(
                installed,
                folder("keycloak"),
                port("keycloak", 8180),
                postgres.login("keycloak").as("keycloak_owner", secrets.get("keycloak.database")),
                new Keycloak.Admin("admin", secrets.get("keycloak.admin")));
    }

    List<Step> steps() {
        return List.of(
                new Step(postgres).then(this::bootstrap),
                core(),
                new Step(keycloak, POSTGRESQL).then(keycloakWasReady()::set),
                new Step(elasticsearch),
                new Step(mail()));
    }

    /** What the person at the keyboard is told once everything is ready. */
    List<String> welcome() {
        var lines = new ArrayList<>(List.of(
                "Kreismarkt is ready: " + address(), "Mails: " + mailAddress() + "   Stop: Ctrl-C or deploy/dev down"));
        var logins = new DemoLogins(settings.repository().resolve("deploy/demo/people.csv")).perRole();
        if (!logins.isEmpty()) {
            lines.add("Logins, all with the password " + demoPassword() + ":");
            logins.forEach((role, username) -> lines.add("  %-14s %s".formatted(role, username)));
        }
        return lines;
    }

    private String address() {
        return "http://localhost:" + port("core", 8080);
    }

    private String addressOf(String county) {
        return "http://%s.localhost:%d".formatted(county, port("core", 8080));
    }

    private String mailAddress() {
        return "http://localhost:" + port("mail", 8025);
    }

    private String demoPassword() {
        return secrets.get("demo").substring(0, DEMO_PASSWORD_LENGTH);
    }

    private Step core() {
        var told = service("core");
        told.put("SIGNIN_CLIENTSECRET", secrets.get("client.pages"));
        told.put("SIGNIN_KEY", secrets.key("sign-in"));
        told.put("SIGNIN_SECURECOOKIES", "false");
        told.put("DEMO_FOLDER", settings.repository().resolve("deploy/demo").toString());
        told.put("DEMO_PASSWORD", demoPassword());
        told.put("REALM_ADMINNAME", keycloak.admin().name());
        told.put("REALM_ADMINPASSWORD", keycloak.admin().password());
        told.put("REALM_REDIRECTS", address() + "/*," + addressOf(SECOND_COUNTY) + "/*");
        for (var client : List.of("pages", "core", "search", "payments")) {
            told.put("REALM_SECRETS_" + client.toUpperCase(Locale.ROOT), secrets.get("client." + client));
        }
        return service("core", 8080, "marketplace-core", told);
    }

    private Step service(String name, int usualPort, String module, Map<String, String> told) {
        var port = port(name, usualPort);
        var management = port + MANAGEMENT;
        told.put("SERVER_PORT", Integer.toString(port));
        told.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
        var ready = "http://127.0.0.1:" + management + "/actuator/health/readiness";
        var jar = new FatJar(settings.repository().resolve(module), folder(name));
        var part = new JavaPart(name, port, jar::program, told, settings.heapMegabytes(name, 160), ready, folder(name));
        return new Step(part, POSTGRESQL);
    }

    /** What every service is told: its database, Keycloak, its own client's secret. */
    private Map<String, String> service(String name) {
        var passwords = passwords(name);
        var told = new TreeMap<String, String>();
        told.put("DATABASE_HOST", "127.0.0.1");
        told.put("DATABASE_PORT", Integer.toString(postgres.port()));
        told.put("DATABASE_NAME", name);
        told.put("DATABASE_OWNER_PASSWORD", passwords.owner());
        told.put("DATABASE_APP_PASSWORD", passwords.app());
        told.put("DATABASE_FEED_PASSWORD", passwords.feed());
        told.put("KEYCLOAK_URL", keycloak.url());
        told.put("KEYCLOAK_CLIENT_SECRET", secrets.get("client." + name));
        return told;
    }

    private JavaPart mail() {
        var page = port("mail", 8025);
        var program = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                MailSink.class.getName(),
                Integer.toString(port("smtp", 1025)),
                Integer.toString(page),
                folder("mail").toString());
        return new JavaPart(
                "mail",
                page,
                () -> program,
                Map.of(),
                settings.heapMegabytes("mail", 32),
                mailAddress(),
                folder("mail"));
    }

    private int port(String part, int usual) {
        return settings.port(part, usual);
    }

    private Path folder(String part) {
        return settings.data().resolve(part);
    }

    /** Keycloak cannot go on with a database whose making was interrupted, so it begins anew until it was ready once. */
    private Mark keycloakWasReady() {
        return new Mark(folder("keycloak").resolve("was-ready"));
    }

    private void bootstrap() {
        var bootstrap = new Bootstrap(postgres.login("postgres"));
        for (var service : List.of("core", "search", "payments")) {
            bootstrap.service(service, service, passwords(service));
        }
        if (!keycloakWasReady().isSet()) {
            bootstrap.drop("keycloak");
        }
        bootstrap.keycloak(secrets.get("keycloak.database"));
    }

    private Bootstrap.Passwords passwords(String service) {
        return new Bootstrap.Passwords(
                secrets.get(service + ".owner"), secrets.get(service + ".app"), secrets.get(service + ".feed"));
    }
}
