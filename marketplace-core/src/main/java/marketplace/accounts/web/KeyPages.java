package marketplace.accounts.web;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import marketplace.accounts.AccountRefused;
import marketplace.accounts.ApiKeys;
import marketplace.accounts.ApiKeys.ApiKey;
import marketplace.accounts.Secret;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.MerchantId;
import marketplace.shared.Uuids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keys for a merchant's till or shop system: issued, seen once, revoked. */
@Controller
@RequestMapping("/betrieb/{merchant}/schluessel")
public class KeyPages {
    private final ApiKeys keys;
    private final Pages pages;

    KeyPages(ApiKeys keys, Pages pages) {
        this.keys = keys;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param secret of the key just issued; never again
     */
    public record Shown(
            MerchantId merchant,
            List<ApiKey> keys,
            @Nullable String secret) {
        public String path() {
            return "/betrieb/" + merchant + "/schluessel";
        }
    }

    record Asked(@Nullable String name, @Nullable UUID id) {
        String words() {
            return Objects.requireNonNullElse(name, "").strip();
        }

        UUID key() {
            return Objects.requireNonNullElseGet(id, Uuids::fresh);
        }
    }

    @GetMapping
    Mono<Rendering> list(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return shown(merchant, null).flatMap(page -> pages.show(exchange, "accounts/keys", page));
    }

    /** The answer is the page with the secret, which no address leads to again. */
    @PostMapping
    Mono<Rendering> issue(@PathVariable MerchantId merchant, @ModelAttribute Asked form, ServerWebExchange exchange) {
        return keys.issue(merchant, form.key(), form.words(), Set.of())
                .map(Secret::text)
                .flatMap(secret -> shown(merchant, secret))
                .flatMap(page -> pages.show(exchange, "accounts/keys", page))
                .onErrorResume(AccountRefused.class, refused -> again(merchant, refused, exchange));
    }

    @PostMapping("/{key}/zurueckziehen")
    Mono<Rendering> revoke(@PathVariable MerchantId merchant, @PathVariable UUID key) {
        return keys.revoke(merchant, key)
                .then(Mono.defer(() -> pages.redirect("/betrieb/" + merchant + "/schluessel", "accounts.revoked")));
    }

    private Mono<Rendering> again(MerchantId merchant, AccountRefused refused, ServerWebExchange exchange) {
        return Mono.zip(shown(merchant, null), pages.frame(exchange))
                .map(both -> Sheet.of("accounts/keys", both.getT1())
                        .with(Errors.at("name", both.getT2().sentence(refused))))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private Mono<Shown> shown(MerchantId merchant, @Nullable String secret) {
        return keys.list(merchant).map(all -> new Shown(merchant, all, secret));
    }
}
