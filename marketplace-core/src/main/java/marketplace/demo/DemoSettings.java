package marketplace.demo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo.
 *
 * @param folder with the files that its README describes; empty: no demo
 * @param password of all its people
 * @param hosts suffix of the hosts: the default county is there itself, another at {@code slug.suffix}
 * @param sandbox address of the Stripe sandbox in which the shops' payout accounts are completed; empty: nobody takes cards
 * @param tries how often to begin while other parts are still starting, once a {@code pause}
 */
@ConfigurationProperties("demo")
record DemoSettings(
        @DefaultValue("") String folder,
        @DefaultValue("") String password,
        @DefaultValue("localhost") String hosts,
        @DefaultValue("") String sandbox,
        @DefaultValue("150") int tries,
        @DefaultValue("2s") Duration pause) {
    boolean wanted() {
        return !folder.isEmpty();
    }
}
