package marketplace.accounts.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import marketplace.accounts.Colleague;
import marketplace.accounts.CountyPeople;
import marketplace.accounts.GrantChange;
import marketplace.accounts.Invitation;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who may do what for the county, for the operator's programs. */
@RestController
@RequestMapping("/api/v1/operator")
class PeopleApi {
    private final CountyPeople people;

    PeopleApi(CountyPeople people) {
        this.people = people;
    }

    record RoleBody(
            @NotBlank @Email @Size(max = 200) String mail,
            @NotNull Role role) {}

    /** People with their roles for the county, who is invited, and the last fifty changes. */
    record PeopleView(List<Colleague> people, List<Invitation> invited, List<GrantChange> changes) {}

    /**
     * People with a role for the county, or whoever has a mail address; who is invited, and what changed.
     *
     * @param mail a proven address; none: everybody with a role, at most five hundred
     */
    @GetMapping("/people")
    Mono<PeopleView> list(@RequestParam(required = false) @Nullable @Size(max = 200) String mail) {
        var found = mail == null ? people.list() : people.listByMail(mail);
        return Mono.zip(found, people.invited(), people.changes())
                .map(all -> new PeopleView(all.getT1(), all.getT2(), all.getT3()));
    }

    /** Gives somebody a role for the county; again is harmless. */
    @PutMapping("/people/{account}/roles/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> give(@PathVariable AccountId account, @PathVariable Role role) {
        return people.give(account, role);
    }

    /** Takes a role from somebody; one operator must be left. */
    @DeleteMapping("/people/{account}/roles/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> take(@PathVariable AccountId account, @PathVariable Role role) {
        return people.take(account, role);
    }

    /** Invites somebody who has not signed in yet to a role; it is hers at the first sign-in with the address. */
    @PutMapping("/invitations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> invite(@Valid @RequestBody RoleBody body) {
        return people.invite(body.mail(), body.role());
    }

    /** Takes an invitation back that nobody has accepted. */
    @DeleteMapping("/invitations/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(@PathVariable UUID invitation) {
        return people.withdraw(invitation);
    }
}
