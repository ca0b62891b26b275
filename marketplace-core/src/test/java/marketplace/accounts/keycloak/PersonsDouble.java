package marketplace.accounts.keycloak;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.shared.web.KeycloakSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stands in for Keycloak's forgetting alone, and may rest; unless test-tokens=false. */
@Component
@Primary
@ConditionalOnProperty(name = "test-tokens", matchIfMissing = true)
public class PersonsDouble extends Persons {
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private volatile boolean rests;

    PersonsDouble(RealmSettings settings, KeycloakSettings keycloak) {
        super(settings, keycloak);
    }

    @Override
    public Mono<Void> forget(String subject) {
        return rests ? Mono.error(new IOException("Keycloak rests")) : Mono.fromRunnable(() -> forgotten.add(subject));
    }

    public Set<String> forgotten() {
        return forgotten;
    }

    public void rest(boolean now) {
        rests = now;
    }
}
