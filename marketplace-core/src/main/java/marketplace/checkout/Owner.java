package marketplace.checkout;

import java.util.Optional;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Whose basket it is: an account's, or a visit's while nobody is signed in. */
public record Owner(@Nullable AccountId account, @Nullable UUID visit) {

    /** Whoever the chain knows, on this visit. */
    public static Mono<Owner> of(@Nullable UUID visit) {
        return SignedIn.find()
                .map(me -> Optional.of(me.account()))
                .defaultIfEmpty(Optional.empty())
                .map(account -> new Owner(account.orElse(null), visit));
    }

    public boolean isNobody() {
        return account == null && visit == null;
    }

    /** A guest's basket is keyed by the visit, everybody else's by the account alone. */
    @Nullable
    UUID guest() {
        return account == null ? visit : null;
    }
}
