package marketplace.accounts.web;

import marketplace.accounts.Profile;
import marketplace.accounts.Profiles;
import marketplace.pages.Pages;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A person's own page: who she is here, what she may do, where her orders go. */
@Controller
public class AccountPages {
    private final Profiles profiles;
    private final Pages pages;

    AccountPages(Profiles profiles, Pages pages) {
        this.profiles = profiles;
        this.pages = pages;
    }

    /** What the page shows. */
    public record Account(SignedIn person, Profile profile) {}

    @GetMapping("/konto")
    Mono<Rendering> account(ServerWebExchange exchange) {
        return Mono.zip(SignedIn.get(), profiles.mine(), Account::new)
                .flatMap(account -> pages.show(exchange, "accounts/account", account));
    }

    @PostMapping("/konto/adresse")
    Mono<Rendering> move(@ModelAttribute Profile.Address address) {
        return profiles.moveTo(address).then(pages.redirect("/konto", "accounts.moved"));
    }
}
