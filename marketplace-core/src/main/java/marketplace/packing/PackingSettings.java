package marketplace.packing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long buyers have for an answer.
 *
 * @param answerWithin since the merchant proposed something else; then the line is left out. A quarter of an hour to a day
 */
@ConfigurationProperties("packing")
record PackingSettings(@DefaultValue("2h") Duration answerWithin) {
    private static final Duration LEAST = Duration.ofMinutes(15);
    private static final Duration MOST = Duration.ofDays(1);

    PackingSettings {
        if (answerWithin.compareTo(LEAST) < 0 || answerWithin.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("packing.answer-within lies between 15 minutes and a day");
        }
    }
}
