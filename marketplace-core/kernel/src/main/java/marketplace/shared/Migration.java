package marketplace.shared;

import org.flywaydb.core.Flyway;

/** Brings a service's database to the state its code expects. */
public final class Migration {
    private static final int TRIES_TO_CONNECT = 60;
    private static final int SECONDS_BETWEEN = 1;

    private Migration() {}

    /**
     * All rooms' folders in one run and one history; old and new code run side by side, so order is free.
     *
     * @return the number of steps it took
     */
    public static int run(String jdbcUrl, String owner, String password) {
        return Flyway.configure()
                .dataSource(jdbcUrl, owner, password)
                .connectRetries(TRIES_TO_CONNECT)
                .connectRetriesInterval(SECONDS_BETWEEN)
                .locations("classpath:db/migration")
                .defaultSchema("history")
                .createSchemas(true)
                .outOfOrder(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
