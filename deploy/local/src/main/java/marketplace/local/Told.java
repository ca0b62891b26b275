package marketplace.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import marketplace.local.servers.Bootstrap.Passwords;
import marketplace.local.servers.Elasticsearch;
import marketplace.local.servers.Keycloak;
import marketplace.local.servers.Postgres;

/** What each of our own parts is told by its environment. */
record Told(Settings settings, Secrets secrets, Postgres postgres, Keycloak keycloak, Elasticsearch elasticsearch) {

    private static final List<String> CLIENTS = List.of("pages", "core", "search", "payments");

    /** Hosts of the demo counties; the first is the default county's. */
    private static final List<String> HOSTS = List.of("localhost", "schieferau.localhost");

    /** A service's management port lies this much above its own. */
    static final int MANAGEMENT = 1000;

    private static final int DEMO_PASSWORD_LENGTH = 12;

    Map<String, String> core() {
        var told = service("core", corePort());
        told.put("SIGNIN_CLIENTSECRET", secrets.get("client.pages"));
        told.put("SIGNIN_KEY", secrets.key("sign-in"));
        told.put("SIGNIN_SECURECOOKIES", "false");
        told.put("REALM_ADMINNAME", keycloak.admin().name());
        told.put("REALM_ADMINPASSWORD", keycloak.admin().password());
        told.put("REALM_REDIRECTS", redirects());
        CLIENTS.forEach(client ->
                told.put("REALM_SECRETS_" + client.toUpperCase(Locale.ROOT), secrets.get("client." + client)));
        if (hasDemo()) {
            told.put("DEMO_FOLDER", demo().toString());
            told.put("DEMO_PASSWORD", demoPassword());
            told.put("DEMO_SANDBOX", asksStripeItself() ? "" : "http://127.0.0.1:" + sandboxPort());
        }
        told.put("FILES_FOLDER", settings.folder("files").toString());
        told.put("FILES_LINKKEY", secrets.key("files"));
        told.put("LETTERS_PORT", Integer.toString(settings.port("smtp", 1025)));
        told.put("LETTERS_PAGES", "http://{host}:" + corePort());
        told.put("FINDING_URL", "http://127.0.0.1:" + searchPort());
        told.put("BILLING_PAYMENTS", "http://127.0.0.1:" + paymentsPort());
        return told;
    }

    /** What a core is told that only makes a county: its database, and no part in anything else. */
    Map<String, String> seeding() {
        var told = service("core", 0);
        told.put("MANAGEMENT_SERVER_PORT", "0");
        told.put("OUTBOX_RUNNING", "false");
        told.put("SEED_FOLDER", demo().toString());
        told.put("FILES_FOLDER", settings.folder("seed").resolve("files").toString());
        told.put("SIGNIN_CLIENTSECRET", secrets.get("client.pages"));
        told.put("SIGNIN_KEY", secrets.key("sign-in"));
        return told;
    }

    Map<String, String> search() {
        var told = service("search", searchPort());
        told.put("CORE_URL", "http://127.0.0.1:" + corePort());
        told.put("INDEX_URL", "http://127.0.0.1:" + elasticsearch.port());
        return told;
    }

    Map<String, String> payments() {
        var told = service("payments", paymentsPort());
        told.put("STRIPE_WEBHOOK_PLATFORM_SECRET", webhookSecret("PLATFORM"));
        told.put("STRIPE_WEBHOOK_CONNECT_SECRET", webhookSecret("CONNECT"));
        if (asksStripeItself()) {
            settings.text("STRIPE_SECRET_KEY").ifPresent(key -> told.put("STRIPE_SECRET_KEY", key));
            settings.text("STRIPE_PUBLISHABLE_KEY").ifPresent(key -> told.put("STRIPE_PUBLISHABLE_KEY", key));
        } else {
            told.put("STRIPE_SECRET_KEY", sandboxKey());
            told.put("STRIPE_PUBLISHABLE_KEY", "pk_test_" + secrets.get("stripe"));
            told.put("STRIPE_BASE", "http://127.0.0.1:" + sandboxPort());
        }
        return told;
    }

    Map<String, String> sandbox() {
        var webhooks = "http://127.0.0.1:" + paymentsPort() + "/webhooks/stripe/";
        return Map.of(
                "STRIPE_SANDBOX_PORT", Integer.toString(sandboxPort()),
                "STRIPE_SANDBOX_FOLDER", settings.folder("stripe-sandbox").toString(),
                "STRIPE_WEBHOOK_PLATFORM_URL", webhooks + "platform",
                "STRIPE_WEBHOOK_PLATFORM_SECRET", webhookSecret("PLATFORM"),
                "STRIPE_WEBHOOK_CONNECT_URL", webhooks + "connect",
                "STRIPE_WEBHOOK_CONNECT_SECRET", webhookSecret("CONNECT"));
    }

    /** With a test key of one's own, Stripe is asked and no sandbox runs. */
    boolean asksStripeItself() {
        return settings.text("STRIPE_SECRET_KEY").isPresent();
    }

    Passwords passwords(String service) {
        return new Passwords(
                secrets.get(service + ".owner"), secrets.get(service + ".app"), secrets.get(service + ".feed"));
    }

    /** Where residents begin. */
    String address() {
        return "http://localhost:" + corePort();
    }

    String sandboxKey() {
        return "sk_test_" + secrets.get("stripe");
    }

    /** Unless KREISMARKT_DEMO is off. */
    boolean hasDemo() {
        return !settings.text("KREISMARKT_DEMO").orElse("on").equals("off");
    }

    Path demo() {
        return settings.repository().resolve("deploy/demo");
    }

    String demoPassword() {
        return secrets.get("demo").substring(0, DEMO_PASSWORD_LENGTH);
    }

    int sandboxPort() {
        return settings.port("stripe-sandbox", 12111);
    }

    int corePort() {
        return settings.port("core", 8080);
    }

    int searchPort() {
        return settings.port("search", 8081);
    }

    int paymentsPort() {
        return settings.port("payments", 8082);
    }

    private String redirects() {
        return HOSTS.stream()
                .map(host -> "http://" + host + ":" + corePort() + "/*")
                .collect(Collectors.joining(","));
    }

    private String webhookSecret(String kind) {
        return settings.text("STRIPE_WEBHOOK_" + kind + "_SECRET")
                .orElseGet(() -> "whsec_" + secrets.get("webhook." + kind.toLowerCase(Locale.ROOT)));
    }

    /** What every service is told: its ports, its database, Keycloak and its own client's secret. */
    private Map<String, String> service(String name, int port) {
        var passwords = passwords(name);
        var told = new TreeMap<String, String>();
        told.put("SERVER_PORT", Integer.toString(port));
        told.put("MANAGEMENT_SERVER_PORT", Integer.toString(port + MANAGEMENT));
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
}
