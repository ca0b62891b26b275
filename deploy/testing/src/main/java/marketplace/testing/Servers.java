package marketplace.testing;

import java.nio.file.Path;
import java.util.Objects;
import marketplace.local.servers.Installation;
import marketplace.local.servers.Login;

/** The servers tests run against. Each is started when first asked for. */
sealed interface Servers permits LocalServers, ContainerServers {

    String ELASTICSEARCH_VERSION = "8.19.21";
    String KEYCLOAK_VERSION = "26.7.3";

    /** The superuser's login. */
    Login postgres();

    String elasticsearchUrl();

    String keycloakUrl();

    /** As MARKETPLACE_SERVERS says: local (when unset) or containers. */
    static Servers chosen() {
        return Chosen.SERVERS;
    }

    static Servers named(String choice) {
        return switch (choice) {
            case "local" -> LocalServers.ofThisRun(repository());
            case "containers" -> new ContainerServers(new Installation(repository()));
            default ->
                throw new IllegalStateException(
                        "MARKETPLACE_SERVERS is \"" + choice + "\"; it may be local or containers.");
        };
    }

    static Path repository() {
        var root = System.getProperty("kreismarkt.root");
        return Path.of(Objects.requireNonNull(root, "Tests need -Dkreismarkt.root, the repository's folder."));
    }

    /** Keeps the one choice of this process. */
    final class Chosen {
        private static final Servers SERVERS = named(System.getenv().getOrDefault("MARKETPLACE_SERVERS", "local"));

        private Chosen() {}
    }
}
