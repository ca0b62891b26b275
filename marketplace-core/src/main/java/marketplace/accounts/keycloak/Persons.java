package marketplace.accounts.keycloak;

import java.util.List;
import marketplace.shared.web.KeycloakSettings;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Persons at Keycloak: somebody else signs them up, or they go. The blocking admin client has one thread of its own. */
@Component
public class Persons {
    private static final int MOST_WAITING = 1_000;
    private static final int NOT_FOUND = 404;

    private final RealmSettings settings;
    private final KeycloakSettings keycloak;
    private final Scheduler thread = Schedulers.newBoundedElastic(1, MOST_WAITING, "persons");

    Persons(RealmSettings settings, KeycloakSettings keycloak) {
        this.settings = settings;
        this.keycloak = keycloak;
    }

    /** Somebody whose mail address is known to be hers. */
    public record Person(String username, String givenName, String familyName, String mail) {}

    /** Her subject at Keycloak; she is signed up with this password when she was unknown. */
    public Mono<String> subjectOf(Person person, String password) {
        return Mono.fromCallable(() -> subject(person, password)).subscribeOn(thread);
    }

    /** Keycloak knows her no more, her sign-ins and her second factors neither. Again is harmless. */
    public Mono<Void> forget(String subject) {
        return Mono.<Void>fromRunnable(() -> remove(subject)).subscribeOn(thread);
    }

    private void remove(String subject) {
        try (var admin = admin();
                var answer = admin.realm(keycloak.realm()).users().delete(subject)) {
            if (answer.getStatus() >= 300 && answer.getStatus() != NOT_FOUND) {
                throw new IllegalStateException("Keycloak did not forget somebody: " + answer.getStatus());
            }
        }
    }

    private Keycloak admin() {
        return Keycloak.getInstance(
                keycloak.url(), "master", settings.adminName(), settings.adminPassword(), "admin-cli");
    }

    private String subject(Person person, String password) {
        try (var admin = admin()) {
            var users = admin.realm(keycloak.realm()).users();
            if (users.searchByUsername(person.username(), true).isEmpty()) {
                signUp(users, person, password);
            }
            return users.searchByUsername(person.username(), true).getFirst().getId();
        }
    }

    private static void signUp(UsersResource users, Person person, String password) {
        var user = new UserRepresentation();
        user.setUsername(person.username());
        user.setEmail(person.mail());
        user.setEmailVerified(true);
        user.setFirstName(person.givenName());
        user.setLastName(person.familyName());
        user.setEnabled(true);
        user.setCredentials(List.of(secret(password)));
        try (var answer = users.create(user)) {
            if (answer.getStatus() >= 300) {
                throw new IllegalStateException("Keycloak refused " + person.username() + ": " + answer.getStatus());
            }
        }
    }

    private static CredentialRepresentation secret(String password) {
        var secret = new CredentialRepresentation();
        secret.setType(CredentialRepresentation.PASSWORD);
        secret.setValue(password);
        return secret;
    }
}
