package marketplace.search.index;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Elasticsearch cluster.
 *
 * @param prefix what every index of ours starts with
 * @param replicas copies of each index beside the first
 * @param timeout how long any call may take
 */
@Validated
@ConfigurationProperties("index")
public record IndexSettings(
        @DefaultValue("http://127.0.0.1:9201") URI url,

        @Pattern(regexp = "[a-z][a-z0-9-]{0,40}") @DefaultValue("listings")
        String prefix,

        @Min(0) @Max(5) @DefaultValue("0") int replicas,
        @Min(1) @Max(500) @DefaultValue("64") int connections,
        @DefaultValue("5s") Duration timeout) {}
