package marketplace.accounts.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import marketplace.accounts.AccountRefused;
import marketplace.accounts.Colleague;
import marketplace.accounts.CountyPeople;
import marketplace.accounts.GrantChange;
import marketplace.accounts.Invitation;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Field;
import marketplace.pages.parts.Option;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The operator finds people by their mail address and gives or takes roles for the county. */
@Controller
@RequestMapping(PeoplePages.PATH)
public class PeoplePages {
    static final String PATH = "/betreiber/personen";

    private final CountyPeople people;
    private final Pages pages;

    PeoplePages(CountyPeople people, Pages pages) {
        this.people = people;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param mail that was looked for; empty: nobody was
     * @param found whoever has it
     */
    public record Shown(
            String mail,
            List<Colleague> found,
            List<Colleague> people,
            List<Invitation> invited,
            List<GrantChange> changes) {
        public String path(String step) {
            return PATH + "/" + step;
        }

        public Field roles(Frame frame, Colleague person) {
            return choice(
                    frame,
                    CountyPeople.ROLES.stream()
                            .filter(role -> !person.roles().contains(role))
                            .toList());
        }

        public Field roles(Frame frame) {
            return choice(frame, List.copyOf(CountyPeople.ROLES));
        }

        private static Field choice(Frame frame, List<Role> roles) {
            var options = roles.stream()
                    .sorted()
                    .map(role -> Option.of(role.name(), frame.text("accounts.role." + role.name()), false))
                    .toList();
            return Field.of("role", frame.text("accounts.people.role"), options);
        }
    }

    record Given(@Nullable Role role, @Nullable String mail) {
        Role chosen() {
            return Objects.requireNonNullElse(role, Role.MERCHANT_STAFF);
        }

        String address() {
            return Objects.requireNonNullElse(mail, "").strip();
        }
    }

    @GetMapping
    Mono<Rendering> list(@RequestParam(defaultValue = "") String mail, ServerWebExchange exchange) {
        return shown(mail.strip()).flatMap(page -> pages.show(exchange, "accounts/people", page));
    }

    @PostMapping("/{account}/geben")
    Mono<Rendering> give(@PathVariable AccountId account, @ModelAttribute Given form, ServerWebExchange exchange) {
        return done(Mono.defer(() -> people.give(account, form.chosen())), "accounts.given", exchange);
    }

    @PostMapping("/{account}/nehmen")
    Mono<Rendering> take(@PathVariable AccountId account, @ModelAttribute Given form, ServerWebExchange exchange) {
        return done(Mono.defer(() -> people.take(account, form.chosen())), "accounts.taken", exchange);
    }

    @PostMapping("/einladen")
    Mono<Rendering> invite(@ModelAttribute Given form, ServerWebExchange exchange) {
        return done(Mono.defer(() -> people.invite(form.address(), form.chosen())), "accounts.invited", exchange);
    }

    @PostMapping("/einladungen/{invitation}/zurueckziehen")
    Mono<Rendering> withdraw(@PathVariable UUID invitation) {
        return people.withdraw(invitation).then(Mono.defer(() -> pages.redirect(PATH, "accounts.withdrawn")));
    }

    private Mono<Rendering> done(Mono<Void> step, String done, ServerWebExchange exchange) {
        return step.then(Mono.defer(() -> pages.redirect(PATH, done)))
                .onErrorResume(AccountRefused.LastOne.class, refused -> again(refused, exchange))
                .onErrorResume(AccountRefused.NoMail.class, refused -> again(refused, exchange));
    }

    private Mono<Rendering> again(AccountRefused refused, ServerWebExchange exchange) {
        return Mono.zip(shown(""), pages.frame(exchange))
                .map(both -> Sheet.of("accounts/people", both.getT1())
                        .with(Errors.at("", both.getT2().sentence(refused))))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private Mono<Shown> shown(String mail) {
        var found = mail.isEmpty() ? Mono.just(List.<Colleague>of()) : people.listByMail(mail);
        return Mono.zip(found, people.list(), people.invited(), people.changes())
                .map(all -> new Shown(mail, all.getT1(), all.getT2(), all.getT3(), all.getT4()));
    }
}
