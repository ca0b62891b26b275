package marketplace.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.local.mail.MailSink;
import marketplace.local.servers.Bootstrap;
import marketplace.local.servers.Elasticsearch;
import marketplace.local.servers.Installation;
import marketplace.local.servers.Keycloak;
import marketplace.local.servers.Login;
import marketplace.local.servers.Postgres;

/** The one list of parts, in the order of starting, and what the person at the keyboard is told. */
final class Plan {

    private static final List<String> SERVICES = List.of("core", "search", "payments");

    private final Settings settings;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Elasticsearch elasticsearch;
    private final Keycloak keycloak;

    Plan(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        var installed = new Installation(settings.repository());
        this.postgres = new Postgres(
                installed,
                settings.folder("postgresql"),
                settings.port("postgresql", 5433),
                secrets.get("postgresql"),
                Map.of());
        this.elasticsearch = new Elasticsearch(
                installed,
                settings.folder("elasticsearch"),
                settings.port("elasticsearch", 9201),
                settings.heapMegabytes("elasticsearch", 384),
                settings.javaOptions("elasticsearch"));
        this.keycloak = new Keycloak(
                installed,
                settings.folder("keycloak"),
                settings.port("keycloak", 8180),
                postgres.login("keycloak").as("keycloak_owner", secrets.get("keycloak.database")),
                new Keycloak.Admin("admin", secrets.get("keycloak.admin")));
    }

    List<Step> steps() {
        var told = told();
        var steps = new ArrayList<Step>();
        steps.add(new Step(postgres).then(this::bootstrap));
        steps.add(new Step(keycloak, "postgresql").then(keycloakWasReady()::set));
        steps.add(new Step(elasticsearch));
        steps.add(new Step(service("core", "marketplace-core", "complete", told.core()), "postgresql"));
        steps.add(new Step(service("payments", "payments", "readiness", told.payments()), "postgresql"));
        steps.add(new Step(service("search", "search", "readiness", told.search()), "postgresql"));
        if (!told.asksStripeItself()) {
            steps.add(new Step(sandbox(told)));
        }
        steps.add(new Step(mail()));
        return steps;
    }

    Seeding seeding() {
        var jar = new FatJar(settings.repository().resolve("marketplace-core"), settings.folder("core"));
        return new Seeding(jar, told().seeding(), settings.folder("seed"), settings.heapMegabytes("seed", 256));
    }

    List<String> welcome() {
        var told = told();
        var lines = new ArrayList<>(List.of(
                "Kreismarkt is ready: " + told.address(),
                "Mails: http://localhost:" + settings.port("mail", 8025) + "   Stop: Ctrl-C or deploy/dev down"));
        if (told.hasDemo()) {
            lines.add("Logins, all with the password " + told.demoPassword() + ":");
            new DemoLogins(told.demo().resolve("people.csv"))
                    .perRole()
                    .forEach((role, username) -> lines.add("  %-14s %s".formatted(role, username)));
        }
        return lines;
    }

    /** The superuser's login to a service's database. */
    Login database(String service) {
        return postgres.login(service);
    }

    Told told() {
        return new Told(settings, secrets, postgres, keycloak, elasticsearch);
    }

    private JavaPart service(String name, String module, String readiness, Map<String, String> environment) {
        var ready = "http://127.0.0.1:%s/actuator/health/%s"
                .formatted(environment.get("MANAGEMENT_SERVER_PORT"), readiness);
        var jar = new FatJar(settings.repository().resolve(module), settings.folder(name));
        var port = Integer.parseInt(environment.get("SERVER_PORT"));
        return new JavaPart(
                name,
                port,
                () -> optioned(name, jar.program()),
                environment,
                settings.heapMegabytes(name, 160),
                ready,
                settings.folder(name));
    }

    private List<String> optioned(String part, List<String> program) {
        return Stream.concat(
                        Stream.of(settings.javaOptions(part).split(" ")).filter(one -> !one.isEmpty()),
                        program.stream())
                .toList();
    }

    private JavaPart sandbox(Told told) {
        var built = settings.repository().resolve("payments/stripe-sandbox/target");
        var program = List.of("-cp", built + "/classes:" + built + "/lib/*", "marketplace.payments.sandbox.Sandbox");
        return new JavaPart(
                "stripe-sandbox",
                told.sandboxPort(),
                () -> optioned("stripe-sandbox", program),
                told.sandbox(),
                settings.heapMegabytes("stripe-sandbox", 64),
                "http://127.0.0.1:" + told.sandboxPort() + "/v3/",
                settings.folder("stripe-sandbox"));
    }

    private JavaPart mail() {
        var page = settings.port("mail", 8025);
        var folder = settings.folder("mail");
        var built = settings.repository().resolve("deploy/local/target");
        var program = List.of(
                "-cp",
                built + "/classes:" + built + "/lib/*",
                MailSink.class.getName(),
                Integer.toString(settings.port("smtp", 1025)),
                Integer.toString(page),
                folder.toString());
        return new JavaPart(
                "mail",
                page,
                () -> program,
                Map.of(),
                settings.heapMegabytes("mail", 32),
                "http://127.0.0.1:" + page,
                folder);
    }

    private void bootstrap() {
        var bootstrap = new Bootstrap(postgres.login("postgres"));
        for (var service : SERVICES) {
            bootstrap.service(service, service, told().passwords(service));
        }
        if (!keycloakWasReady().isSet()) {
            bootstrap.drop("keycloak");
        }
        bootstrap.keycloak(secrets.get("keycloak.database"));
    }

    /** Keycloak cannot go on with a database whose making was interrupted, so it begins anew until it was ready once. */
    private Mark keycloakWasReady() {
        return new Mark(settings.folder("keycloak").resolve("was-ready"));
    }
}
