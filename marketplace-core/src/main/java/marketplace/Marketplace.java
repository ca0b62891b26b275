package marketplace;

import marketplace.outbox.OutboxConfiguration;
import marketplace.shared.DatabaseConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The marketplace of one or many counties. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({DatabaseConfiguration.class, OutboxConfiguration.class})
public class Marketplace {
    public static void main(String[] arguments) {
        SpringApplication.run(Marketplace.class, arguments);
    }
}
