package marketplace.testing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import marketplace.local.servers.Bootstrap;
import marketplace.local.servers.Installation;
import marketplace.local.servers.Login;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** Containers, one of each per test process; they end with it. */
final class ContainerServers implements Servers {

    private static final String PASSWORD = "loopback-only";
    private static final int PULL_SECONDS = 120;
    private static final Duration TO_START = Duration.ofSeconds(120);
    private static final String INSTALL_AND_START = "bin/elasticsearch-plugin install --batch file:///tmp/plugin.zip"
            + " && exec /usr/local/bin/docker-entrypoint.sh eswrapper";

    private final Installation installed;
    private @Nullable Network network;
    private @Nullable GenericContainer<?> postgres;
    private @Nullable GenericContainer<?> elasticsearch;
    private @Nullable GenericContainer<?> keycloak;

    ContainerServers(Installation installed) {
        this.installed = installed;
    }

    @Override
    public synchronized Login postgres() {
        if (postgres == null) {
            postgres = container("postgres:18", 5432, Map.of("POSTGRES_PASSWORD", PASSWORD))
                    .withNetwork(network())
                    .withNetworkAliases("postgres")
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=400", "-c", "timezone=UTC")
                    .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2));
            postgres.start();
        }
        return new Login(postgres.getHost(), postgres.getMappedPort(5432), "postgres", "postgres", PASSWORD);
    }

    @Override
    public synchronized String elasticsearchUrl() {
        if (elasticsearch == null) {
            var fresh = container("elasticsearch:" + ELASTICSEARCH_VERSION, 9200, elasticsearchSettings())
                    .waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow"));
            installed
                    .analysisPlugin()
                    .ifPresent(zip -> fresh.withCopyFileToContainer(MountableFile.forHostPath(zip), "/tmp/plugin.zip")
                            .withCommand("bash", "-c", INSTALL_AND_START));
            fresh.start();
            elasticsearch = fresh;
        }
        return addressOf(elasticsearch, 9200);
    }

    @Override
    public synchronized String keycloakUrl() {
        if (keycloak == null) {
            var login = new Bootstrap(postgres()).keycloak(PASSWORD);
            var realm =
                    MountableFile.forHostPath(installed.repository().resolve("deploy/keycloak/kreismarkt-realm.json"));
            keycloak = container("keycloak/keycloak:" + KEYCLOAK_VERSION, 8080, keycloakSettings(login))
                    .withNetwork(network())
                    .withCopyFileToContainer(realm, "/opt/keycloak/data/import/kreismarkt-realm.json")
                    .withCommand("start-dev", "--import-realm", "--cache=local")
                    .waitingFor(Wait.forHttp("/realms/kreismarkt"));
            keycloak.start();
        }
        return addressOf(keycloak, 8080);
    }

    private static Map<String, String> elasticsearchSettings() {
        return Map.of(
                "discovery.type", "single-node",
                "xpack.security.enabled", "false",
                "ES_JAVA_OPTS", "-Xms512m -Xmx512m");
    }

    private static Map<String, String> keycloakSettings(Login database) {
        return Map.of(
                "KC_DB", "postgres",
                "KC_DB_URL", "jdbc:postgresql://postgres:5432/" + database.database(),
                "KC_DB_USERNAME", database.user(),
                "KC_DB_PASSWORD", database.password(),
                "KC_BOOTSTRAP_ADMIN_USERNAME", TestKeycloak.ADMIN.name(),
                "KC_BOOTSTRAP_ADMIN_PASSWORD", TestKeycloak.ADMIN.password());
    }

    private Network network() {
        if (network == null) {
            network = Network.newNetwork();
        }
        return network;
    }

    private static String addressOf(GenericContainer<?> container, int port) {
        return "http://" + container.getHost() + ":" + container.getMappedPort(port);
    }

    private static GenericContainer<?> container(String image, int port, Map<String, String> settings) {
        pull(image);
        return new GenericContainer<>(DockerImageName.parse(image))
                .withEnv(settings)
                .withExposedPorts(port)
                .withStartupTimeout(TO_START);
    }

    static void pull(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("MARKETPLACE_SERVERS asks for containers, but no Docker answers here.");
        }
        try {
            new RemoteDockerImage(DockerImageName.parse(image)).get(PULL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | RuntimeException e) {
            throw new IllegalStateException(
                    "MARKETPLACE_SERVERS asks for containers, but the image %s could not be pulled within %d seconds."
                            .formatted(image, PULL_SECONDS),
                    e);
        }
    }
}
