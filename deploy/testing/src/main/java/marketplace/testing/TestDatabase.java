package marketplace.testing;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import marketplace.local.servers.Bootstrap.Passwords;
import marketplace.local.servers.Login;

/** One migrated database for one test class. */
public record TestDatabase(String service, String host, int port, String name, Passwords passwords) {

    public Login owner() {
        return login("owner", passwords.owner());
    }

    public Login app() {
        return login("app", passwords.app());
    }

    public Login feed() {
        return login("feed", passwords.feed());
    }

    /** All rows as they are now, to be put back. */
    public KeptRows keep() throws SQLException {
        return new KeptRows(Servers.chosen().postgres().to(name));
    }

    /** What a service started as a process reads from its environment. */
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        properties()
                .forEach((key, value) ->
                        environment.put(key.toUpperCase().replace('.', '_').replace('-', '_'), value));
        return environment;
    }

    /** The same as settings {@code database.*}. */
    public Map<String, String> properties() {
        return Map.of(
                "database.host", host,
                "database.port", Integer.toString(port),
                "database.name", name,
                "database.owner-password", passwords.owner(),
                "database.app-password", passwords.app(),
                "database.feed-password", passwords.feed());
    }

    /** Hands the settings to Spring: {@code database.handTo(registry::add)} in a {@code @DynamicPropertySource}. */
    public void handTo(BiConsumer<String, Supplier<Object>> registry) {
        properties().forEach((key, value) -> registry.accept(key, () -> value));
    }

    private Login login(String role, String password) {
        return new Login(host, port, name, service + "_" + role, password);
    }
}
