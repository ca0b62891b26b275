package marketplace.finding;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The way to search.
 *
 * @param url of the search service
 * @param patience how long a page waits for it before PostgreSQL answers
 * @param tellEvery how long questions wait to be told together
 */
@ConfigurationProperties("finding")
record FindingSettings(
        @DefaultValue("http://127.0.0.1:8081") String url,
        @DefaultValue("800ms") Duration patience,
        @DefaultValue("2s") Duration tellEvery) {}
