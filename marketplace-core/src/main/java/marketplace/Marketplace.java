package marketplace;

import marketplace.outbox.OutboxConfiguration;
import marketplace.shared.DatabaseConfiguration;
import marketplace.shared.web.KeptConnections;
import marketplace.shared.web.Problems;
import marketplace.shared.web.ServiceTokens;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The marketplace of one or many counties. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@Import({
    DatabaseConfiguration.class,
    OutboxConfiguration.class,
    ServiceTokens.class,
    Problems.class,
    KeptConnections.class
})
public class Marketplace {
    public static void main(String[] arguments) {
        SpringApplication.run(Marketplace.class, arguments);
    }
}
