package marketplace.orders;

import java.util.Optional;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who wants to see a purchase: whoever is signed in, this visit, the holder of a pass. Any one of them may be hers. */
public record Viewer(
        @Nullable AccountId account,
        @Nullable UUID visit,
        @Nullable Pass pass) {

    /** Whoever the chain knows, with what else she brings. */
    public static Mono<Viewer> of(@Nullable UUID visit, @Nullable Pass pass) {
        return SignedIn.find()
                .map(SignedIn::account)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(account -> new Viewer(account.orElse(null), visit, pass));
    }
}
