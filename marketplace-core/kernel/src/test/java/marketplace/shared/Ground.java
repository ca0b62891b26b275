package marketplace.shared;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import marketplace.local.servers.Login;
import marketplace.testing.TestDatabase;
import marketplace.testing.TestDatabases;

/** A migrated database of its own and the door to it, for one test class. */
public final class Ground implements AutoCloseable {
    public static final CountyCode HERE = CountyCode.of("09999");
    public static final CountyCode THERE = CountyCode.of("09998");
    private static final DatabaseConfiguration.Migrated MIGRATED = new DatabaseConfiguration.Migrated(0);
    private static final Duration WAIT = Duration.ofSeconds(10);

    public final TestDatabase database =
            TestDatabases.fresh("core", owner -> Migration.run(owner.jdbcUrl(), owner.user(), owner.password()));
    public final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DatabaseConfiguration configuration = new DatabaseConfiguration();
    private final DatabaseSettings settings;
    final ConnectionPool inCounty;
    final ConnectionPool across;
    private final Sql sql;

    private Ground(int connections, Duration statementTimeout) {
        settings = new DatabaseSettings(
                database.host(),
                database.port(),
                database.name(),
                database.service(),
                database.passwords().owner(),
                database.passwords().app(),
                database.passwords().feed(),
                connections,
                connections,
                WAIT,
                statementTimeout);
        inCounty = configuration.countyPool(settings, MIGRATED);
        across = configuration.acrossPool(settings, MIGRATED);
        sql = configuration.sql(inCounty, across, settings, meters);
    }

    public static Ground with(int connections) {
        return new Ground(connections, Duration.ofSeconds(10));
    }

    static Ground with(int connections, Duration statementTimeout) {
        return new Ground(connections, statementTimeout);
    }

    public Sql sql() {
        return sql;
    }

    String scrape() {
        return meters.scrape();
    }

    /** Ends every connection of both pools from the server's side. */
    public void cutConnections() {
        var cut = "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename = current_user and datname = current_database() and pid <> pg_backend_pid()";
        runAs(database.app(), cut);
        runAs(database.feed(), cut);
    }

    /** A connection of its own in a county, for transactions that take their time. */
    public Connection connectIn(CountyCode county) throws SQLException {
        var connection = database.app().connect();
        try (var statement = connection.prepareStatement("select set_config('app.county', ?, false)")) {
            statement.setString(1, county.value());
            statement.execute();
        }
        connection.setAutoCommit(false);
        return connection;
    }

    public PostgresqlConnectionFactory connections() {
        return configuration.connections(settings, MIGRATED);
    }

    /** By the owner, whom row-level security binds as well. */
    public void run(String statement) {
        runAs(database.owner(), statement);
    }

    /** By the role that row-level security lets through. */
    public void runAcross(String statement) {
        runAs(database.feed(), statement);
    }

    private static void runAs(Login login, String text) {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        inCounty.dispose();
        across.dispose();
    }
}
