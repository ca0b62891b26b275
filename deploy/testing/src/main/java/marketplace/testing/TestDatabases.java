package marketplace.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import marketplace.local.servers.Bootstrap;
import marketplace.local.servers.Bootstrap.Passwords;
import marketplace.local.servers.Login;

/** Databases cloned from a template that is migrated once per state of the migration files. */
public final class TestDatabases {

    private static final Passwords PASSWORDS = new Passwords("owner", "app", "feed");
    private static final long LOCK = 0x6b7265_6973L;

    private TestDatabases() {}

    /** Migrates a new database; the login is its owner's. */
    @FunctionalInterface
    public interface Migrate {
        void migrate(Login owner) throws Exception;
    }

    /**
     * A database of its own with the service's three roles.
     *
     * @param service core, search or payments
     * @param migrate called only when no template exists for the files below {@code db/migration} on the classpath
     */
    public static TestDatabase fresh(String service, Migrate migrate) {
        return fresh(service, Fingerprint.of("db/migration"), migrate);
    }

    static TestDatabase fresh(String service, String fingerprint, Migrate migrate) {
        var superuser = Servers.chosen().postgres();
        try (var connection = superuser.connect()) {
            run(connection, "select pg_advisory_lock(" + LOCK + ")");
            var template = service + "_template_" + fingerprint;
            if (!exists(connection, template)) {
                make(connection, superuser, service, template, migrate);
            }
            var name = service + "_" + UUID.randomUUID().toString().replace("-", "");
            run(connection, "create database %s template %s".formatted(name, template));
            new Bootstrap(superuser).service(service, name, PASSWORDS);
            return new TestDatabase(service, superuser.host(), superuser.port(), name, PASSWORDS);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for a test of " + service + ".", e);
        }
    }

    /** Made under another name first, so that a migration that fails leaves no template. */
    private static void make(Connection connection, Login superuser, String service, String template, Migrate migrate)
            throws SQLException {
        var making = service + "_making";
        run(connection, "drop database if exists %s with (force)".formatted(making));
        new Bootstrap(superuser).service(service, making, PASSWORDS);
        try {
            migrate.migrate(
                    new Login(superuser.host(), superuser.port(), making, service + "_owner", PASSWORDS.owner()));
        } catch (Exception e) {
            throw new IllegalStateException("The migrations of " + service + " failed.", e);
        }
        run(connection, "alter database %s rename to %s".formatted(making, template));
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var question = connection.prepareStatement("select from pg_database where datname = ?")) {
            question.setString(1, database);
            return question.executeQuery().next();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
