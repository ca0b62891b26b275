package marketplace.accounts.web.limits;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one caller may ask, per minute: a person, a till, else everybody behind one address, so that the whole of a
 * school does not notice.
 *
 * @param on whether anything is limited; off for load tests
 * @param trustedProxies addresses or nets (CIDR) whose word on where a request comes from is taken
 */
@Validated
@ConfigurationProperties("limits")
record LimitSettings(
        @DefaultValue("true") boolean on,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> trustedProxies,
        @Positive @DefaultValue("1200") int reading,
        @Positive @DefaultValue("600") int searching,
        @Positive @DefaultValue("300") int writing,
        @Positive @DefaultValue("120") int signingIn,
        @Positive @DefaultValue("60") int withdrawing) {
    int perMinute(Kind kind) {
        return switch (kind) {
            case READING -> reading;
            case SEARCHING -> searching;
            case WRITING -> writing;
            case SIGNING_IN -> signingIn;
            case WITHDRAWING -> withdrawing;
        };
    }
}
