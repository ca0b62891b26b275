package marketplace.search;

import marketplace.outbox.OutboxConfiguration;
import marketplace.shared.DatabaseConfiguration;
import marketplace.shared.web.KeptConnections;
import marketplace.shared.web.Problems;
import marketplace.shared.web.ServiceTokens;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Finds listings, merchants and places of one or many counties. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({
    DatabaseConfiguration.class,
    OutboxConfiguration.class,
    ServiceTokens.class,
    Problems.class,
    KeptConnections.class
})
public class SearchApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(SearchApplication.class, arguments);
    }
}
