package marketplace.demo;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** In a process of its own, beside the running product: makes the county that is wanted, then ends. */
@Component
class SeedRunner implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SeedRunner.class);

    private final SeedSettings settings;
    private final SeedCounty county;
    private final JsonMapper json;
    private final ApplicationContext context;

    SeedRunner(SeedSettings settings, SeedCounty county, JsonMapper json, ApplicationContext context) {
        this.settings = settings;
        this.county = county;
        this.json = json;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.wanted()) {
            return;
        }
        var files = new DemoFiles(Path.of(settings.folder()), json);
        var added = county.fill(settings, files).block();
        LOG.info("{} has {} listings, {} of them new.", settings.county(), settings.listings(), added);
        SpringApplication.exit(context);
    }
}
