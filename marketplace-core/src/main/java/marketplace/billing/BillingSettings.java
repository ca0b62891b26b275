package marketplace.billing;

import java.time.Duration;
import java.util.Map;
import marketplace.shared.BasisPoints;
import marketplace.shared.CountyCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Payments and what the platform takes.
 *
 * @param payments where the service payments answers
 * @param patience for its answers, which may take twelve seconds
 * @param serviceFee basis points of what is charged, where a county has no rate of its own
 * @param serviceFees the same by county code
 */
@ConfigurationProperties("billing")
public record BillingSettings(
        @DefaultValue("http://127.0.0.1:8082") String payments,
        @DefaultValue("15s") Duration patience,
        @DefaultValue("500") int serviceFee,
        @DefaultValue Map<String, Integer> serviceFees) {

    BasisPoints serviceFee(CountyCode county) {
        return new BasisPoints(serviceFees.getOrDefault(county.value(), serviceFee));
    }
}
