package marketplace.accounts.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import marketplace.accounts.ApiKeys;
import marketplace.accounts.ApiKeys.ApiKey;
import marketplace.shared.MerchantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Keys of a merchant's till or shop system, managed by people; a key may not. */
@RestController
@RequestMapping("/api/v1/merchants/{merchant}/keys")
class KeyApi {
    private final ApiKeys keys;

    KeyApi(ApiKeys keys) {
        this.keys = keys;
    }

    record KeyBody(@NotBlank @Size(max = 100) String name) {}

    /** The secret, told this once; sent as Authorization: Bearer. */
    record KeySecret(UUID id, String secret) {}

    /** A merchant's keys that count, at most twenty. */
    record KeyList(List<ApiKey> keys) {}

    /** The keys of a merchant, without their secrets. */
    @GetMapping
    Mono<KeyList> list(@PathVariable MerchantId merchant) {
        return keys.list(merchant).map(KeyList::new);
    }

    /** Issues a key for a year under an id of the caller's; its secret is in the answer and nowhere else, again is refused. */
    @PutMapping("/{key}")
    Mono<KeySecret> issue(@PathVariable MerchantId merchant, @PathVariable UUID key, @Valid @RequestBody KeyBody body) {
        return keys.issue(merchant, key, body.name(), Set.of()).map(secret -> new KeySecret(key, secret.text()));
    }

    /** Revokes a key, at once; again is harmless. */
    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@PathVariable MerchantId merchant, @PathVariable UUID key) {
        return keys.revoke(merchant, key);
    }
}
