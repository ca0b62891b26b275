package marketplace.letters;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How letters leave the house. By default they go to the mail sink of a local run.
 *
 * @param from the address of the house; answers go to the operator of the county
 * @param pages where the pages are, {@code {host}} being the county's own
 * @param threads at most so many letters are on their way at once
 * @param lease how long a letter taken by an instance that died stays with it
 * @param freshness news of orders older than that is history, as after an import: nobody is written to
 * @param notices folder with the official notice on the legal guarantee, {@code eu-notice-<language>.pdf} (R25)
 */
@Validated
@ConfigurationProperties("letters")
record LettersSettings(
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(1) @Max(65_535) @DefaultValue("1025") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("false") boolean startTls,
        @NotBlank @DefaultValue("markt@localhost") String from,
        @NotBlank @DefaultValue("http://{host}:8080") String pages,
        @Min(1) @Max(32) @DefaultValue("4") int threads,
        @DefaultValue("10s") Duration limit,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("10m") Duration longestPause,
        @DefaultValue("3d") Duration freshness,
        @DefaultValue("5MB") DataSize largestNotice,
        @Nullable Path notices) {
    boolean isNews(Instant happened, Instant now) {
        return happened.plus(freshness).isAfter(now);
    }

    /** The next try after so many. */
    Duration pauseAfter(int tries) {
        var doubled = pause.multipliedBy(1L << Math.min(tries - 1, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }

    /** The part of our address that Message-IDs end with. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
