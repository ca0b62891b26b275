package marketplace.accounts;

import java.util.Optional;
import java.util.UUID;
import marketplace.shared.CountyCode;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * A visit that is remembered: since a sign-in or a first basket item.
 *
 * @param id what other rooms may key their data by; useless without the secret
 * @param csrf the token its forms carry once somebody is signed in
 */
public record Session(
        UUID id, CountyCode county, String csrf, @Nullable SignedIn person) {
    public Optional<SignedIn> signedIn() {
        return Optional.ofNullable(person);
    }
}
