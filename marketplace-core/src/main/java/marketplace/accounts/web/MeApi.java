package marketplace.accounts.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import marketplace.accounts.Profile;
import marketplace.accounts.Profiles;
import marketplace.shared.AccountId;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who the bearer of a token is here, and what she may do. */
@RestController
class MeApi {
    private final Profiles profiles;

    MeApi(Profiles profiles) {
        this.profiles = profiles;
    }

    record Me(AccountId account, String name, List<GrantView> grants) {
        static Me of(SignedIn person) {
            return new Me(
                    person.account(),
                    person.name(),
                    person.grants().stream().map(GrantView::of).toList());
        }
    }

    /** Where her orders go; each at most 120 characters, empty where she has not said. */
    record AddressBody(
            @NotNull @Size(max = 120) String phone,
            @NotNull @Size(max = 120) String street,
            @NotNull @Size(max = 120) String postcode,
            @NotNull @Size(max = 120) String place) {
        static AddressBody of(Profile.Address address) {
            return new AddressBody(address.phone(), address.street(), address.postcode(), address.place());
        }

        Profile.Address address() {
            return new Profile.Address(phone, street, postcode, place);
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

    /** Where orders go by themselves. */
    @GetMapping("/api/v1/me/address")
    Mono<AddressBody> address() {
        return profiles.mine().map(Profile::address).map(AddressBody::of);
    }

    /** Says where orders go by themselves from now on. */
    @PutMapping("/api/v1/me/address")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> move(@Valid @RequestBody AddressBody body) {
        return profiles.moveTo(body.address());
    }
}
