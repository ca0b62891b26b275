package marketplace.accounts.keycloak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The realm step. Without an administrator's name it is left out, and somebody else keeps the realm.
 *
 * @param redirects addresses of the pages, each ending in {@code /*}, to which Keycloak may send people back
 * @param appRedirects addresses to which it may send people back to apps of others; by itself their own machine
 * @param secrets of our clients by their name
 * @param mail Keycloak's own way to send mail ({@code host}, {@code port}, {@code from}, {@code auth}, {@code user},
 *     {@code password}, {@code starttls}); without it nobody can prove an address or get a new password by mail
 * @param tries how often to ask while Keycloak starts, once a {@code pause}
 */
@ConfigurationProperties("realm")
record RealmSettings(
        @DefaultValue("") String adminName,
        @DefaultValue("") String adminPassword,
        @DefaultValue("http://localhost:8080/*") List<String> redirects,

        @DefaultValue({"http://localhost/*", "http://127.0.0.1/*"})
        List<String> appRedirects,

        @DefaultValue Map<String, String> secrets,
        @DefaultValue Map<String, String> mail,
        @DefaultValue("150") int tries,
        @DefaultValue("2s") Duration pause) {
    boolean wanted() {
        return !adminName.isEmpty();
    }
}
