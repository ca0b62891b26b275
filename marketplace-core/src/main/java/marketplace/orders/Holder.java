package marketplace.orders;

import java.util.Optional;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who holds a purchase: its buyer, be she signed in or known by this visit, whoever has its pass, or a member of the
 * buyer's household. Any one of them may be hers.
 */
public record Holder(
        @Nullable AccountId account,
        @Nullable UUID visit,
        @Nullable Pass pass) {

    /** Whoever the chain knows, with what else she brings. */
    public static Mono<Holder> of(@Nullable UUID visit, @Nullable Pass pass) {
        return SignedIn.find()
                .map(SignedIn::account)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(account -> new Holder(account.orElse(null), visit, pass));
    }
}
