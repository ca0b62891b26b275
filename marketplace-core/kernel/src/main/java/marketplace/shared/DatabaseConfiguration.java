package marketplace.shared;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Migrates this service's database, then opens its pools. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool countyPool(DatabaseSettings settings, Migrated migrated) {
        var county = new CountyOfConnection();
        return new ConnectionPool(pool(settings, settings.app(), settings.appPassword())
                .name("county")
                .maxSize(settings.connections())
                .postAllocate(county::prepare)
                .build());
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool acrossPool(DatabaseSettings settings, Migrated migrated) {
        return new ConnectionPool(pool(settings, settings.feed(), settings.feedPassword())
                .name("across")
                .maxSize(settings.feedConnections())
                .build());
    }

    /** For connections outside the pools, which listen. */
    @Bean
    PostgresqlConnectionFactory connections(DatabaseSettings settings, Migrated migrated) {
        return connections(settings, settings.app(), settings.appPassword());
    }

    @Bean
    Sql sql(ConnectionPool countyPool, ConnectionPool acrossPool, DatabaseSettings settings, MeterRegistry meters) {
        return new Sql(
                countyPool, acrossPool, meters, settings.waitForConnection().plus(settings.statementTimeout()));
    }

    @Bean
    Migrated migrated(DatabaseSettings settings) {
        return new Migrated(Migration.run(settings.jdbcUrl(), settings.owner(), settings.ownerPassword()));
    }

    @Bean
    ReactiveHealthIndicator database(Sql sql) {
        return () -> sql.across(AcrossCounties.OPERATOR, "health.database", "select 1 as one")
                .find(row -> row.count("one"))
                .map(_ -> Health.up().build())
                .onErrorResume(error -> Mono.just(Health.down(error).build()));
    }

    private static ConnectionPoolConfiguration.Builder pool(DatabaseSettings settings, String role, String password) {
        return ConnectionPoolConfiguration.builder(connections(settings, role, password))
                .initialSize(1)
                .maxIdleTime(IDLE_LIMIT)
                .maxAcquireTime(settings.waitForConnection());
    }

    private static PostgresqlConnectionFactory connections(DatabaseSettings settings, String role, String password) {
        return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(settings.host())
                .port(settings.port())
                .database(settings.name())
                .username(role)
                .password(password)
                .applicationName(settings.service())
                .connectTimeout(settings.waitForConnection())
                .statementTimeout(settings.statementTimeout())
                .tcpKeepAlive(true)
                .build());
    }

    /** Proof that the schema is there; whoever needs it asks for it. */
    record Migrated(int steps) {}
}
