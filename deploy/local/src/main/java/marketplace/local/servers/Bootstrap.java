package marketplace.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Databases, roles and rights, made by the superuser; running it again changes nothing but passwords.
 *
 * @param superuser a login to any database of the server
 */
public record Bootstrap(Login superuser) {

    /** One database of a service with its roles {@code <service>_owner}, {@code _app} and {@code _feed}. */
    public void service(String service, String database, Passwords passwords) {
        prepare(
                database,
                Map.of(
                        "service", service,
                        "roles", "owner,app,feed",
                        "owner_password", passwords.owner(),
                        "app_password", passwords.app(),
                        "feed_password", passwords.feed()));
    }

    /** The database keycloak with its one role keycloak_owner. */
    public Login keycloak(String password) {
        prepare("keycloak", Map.of("service", "keycloak", "roles", "owner", "owner_password", password));
        return new Login(superuser.host(), superuser.port(), "keycloak", "keycloak_owner", password);
    }

    /** Forgets a database that was left half made; one that is absent is fine. */
    public void drop(String database) {
        try (var connection = superuser.to("postgres").connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "drop database if exists %s with (force)".formatted(statement.enquoteIdentifier(database, true)));
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + database + " could not be dropped.", e);
        }
    }

    private void prepare(String database, Map<String, String> settings) {
        try {
            createIfAbsent(database);
            try (var connection = superuser.to(database).connect()) {
                connection.setAutoCommit(false);
                set(connection, settings);
                try (var statement = connection.createStatement()) {
                    statement.execute(sql());
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + database + " could not be prepared.", e);
        }
    }

    private void createIfAbsent(String database) throws SQLException {
        try (var connection = superuser.to("postgres").connect();
                var question = connection.prepareStatement("select from pg_database where datname = ?");
                var statement = connection.createStatement()) {
            question.setString(1, database);
            if (!question.executeQuery().next()) {
                statement.execute("create database " + statement.enquoteIdentifier(database, true));
            }
        }
    }

    private static void set(Connection connection, Map<String, String> settings) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('bootstrap.' || ?, ?, true)")) {
            for (var setting : new TreeMap<>(settings).entrySet()) {
                statement.setString(1, setting.getKey());
                statement.setString(2, setting.getValue());
                statement.execute();
            }
        }
    }

    private static String sql() {
        try (var file = Objects.requireNonNull(Bootstrap.class.getResourceAsStream("bootstrap.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The passwords of a service's three roles. */
    public record Passwords(String owner, String app, String feed) {}
}
