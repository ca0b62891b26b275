package marketplace.accounts.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import marketplace.accounts.Colleague;
import marketplace.accounts.GrantChange;
import marketplace.accounts.Invitation;
import marketplace.accounts.Staff;
import marketplace.shared.AccountId;
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

/** The people of a merchant, for programs that act for a person; a key may not. */
@RestController
@RequestMapping("/api/v1/merchants/{merchant}/staff")
class StaffApi {
    private final Staff staff;

    StaffApi(Staff staff) {
        this.staff = staff;
    }

    record StaffBody(@NotBlank @Email @Size(max = 200) String mail) {}

    /** Who belongs to the merchant, who is invited, and the last fifty changes. */
    record StaffView(List<Colleague> people, List<Invitation> invited, List<GrantChange> changes) {}

    /** Who may act for the merchant, who is invited, and what changed. */
    @GetMapping
    Mono<StaffView> list(@PathVariable MerchantId merchant) {
        return Mono.zip(staff.list(merchant), staff.invited(merchant), staff.changes(merchant))
                .map(all -> new StaffView(all.getT1(), all.getT2(), all.getT3()));
    }

    /** Invites somebody by her mail address to work for the merchant; it is hers at the first sign-in with it. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> invite(@PathVariable MerchantId merchant, @Valid @RequestBody StaffBody body) {
        return staff.invite(merchant, body.mail());
    }

    /** Takes somebody's right to act for the merchant; somebody must be left. */
    @DeleteMapping("/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable MerchantId merchant, @PathVariable AccountId account) {
        return staff.remove(merchant, account);
    }

    /** Takes an invitation back that nobody has accepted. */
    @DeleteMapping("/invitations/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(@PathVariable MerchantId merchant, @PathVariable UUID invitation) {
        return staff.withdraw(merchant, invitation);
    }
}
