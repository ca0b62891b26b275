package marketplace.shared;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this service's database is. Its three roles are named after the service: {@code _owner} migrates, {@code _app}
 * works under row-level security, {@code _feed} reads across counties.
 */
@Validated
@ConfigurationProperties("database")
public record DatabaseSettings(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("5433") int port,
        @NotBlank String name,
        @NotBlank String service,
        @NotBlank String ownerPassword,
        @NotBlank String appPassword,
        @NotBlank String feedPassword,
        @Min(1) @Max(200) @DefaultValue("16") int connections,
        @Min(1) @Max(50) @DefaultValue("4") int feedConnections,
        @DefaultValue("5s") Duration waitForConnection,
        @DefaultValue("30s") Duration statementTimeout) {

    String owner() {
        return service + "_owner";
    }

    String app() {
        return service + "_app";
    }

    String feed() {
        return service + "_feed";
    }

    String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }
}
