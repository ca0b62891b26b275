package marketplace.accounts.web;

import java.util.List;
import marketplace.shared.AccountId;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who the bearer of a token is here, and what she may do. */
@RestController
class MeApi {
    record Me(AccountId account, String name, List<GrantView> grants) {
        static Me of(SignedIn person) {
            return new Me(
                    person.account(),
                    person.name(),
                    person.grants().stream().map(GrantView::of).toList());
        }
    }

    record GrantView(String role, @Nullable MerchantId merchant) {
        static GrantView of(SignedIn.Grant grant) {
            return new GrantView(grant.role().name(), grant.merchant());
        }
    }

    /** Who the bearer of the token is here, and what she may do. */
    @GetMapping("/api/v1/me")
    Mono<Me> me() {
        return SignedIn.get().map(Me::of);
    }
}
