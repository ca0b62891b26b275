package marketplace.withdrawals.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one connection may use the withdrawal function; wide enough for a town hall behind one address.
 *
 * @param attempts sent forms in the span {@code per}
 */
@Validated
@ConfigurationProperties("withdrawals")
record WithdrawalSettings(
        @Min(1) @Max(100_000) @DefaultValue("60") int attempts,
        @DefaultValue("10m") Duration per) {}
