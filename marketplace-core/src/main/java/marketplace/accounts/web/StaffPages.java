package marketplace.accounts.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import marketplace.accounts.AccountRefused;
import marketplace.accounts.Colleague;
import marketplace.accounts.GrantChange;
import marketplace.accounts.Invitation;
import marketplace.accounts.Staff;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.AccountId;
import marketplace.shared.MerchantId;
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

/** Who works for a merchant: to be invited, and to be let go. */
@Controller
@RequestMapping("/betrieb/{merchant}/mitarbeitende")
public class StaffPages {
    private final Staff staff;
    private final Pages pages;

    StaffPages(Staff staff, Pages pages) {
        this.staff = staff;
        this.pages = pages;
    }

    /** What the page shows; a mail address that was refused stays. */
    public record Shown(
            MerchantId merchant,
            List<Colleague> people,
            List<Invitation> invited,
            List<GrantChange> changes,
            String mail) {
        public String path() {
            return "/betrieb/" + merchant + "/mitarbeitende";
        }
    }

    record Asked(@Nullable String mail) {
        String address() {
            return Objects.requireNonNullElse(mail, "");
        }
    }

    @GetMapping
    Mono<Rendering> list(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return shown(merchant, "").flatMap(page -> pages.show(exchange, "accounts/staff", page));
    }

    @PostMapping
    Mono<Rendering> invite(@PathVariable MerchantId merchant, @ModelAttribute Asked form, ServerWebExchange exchange) {
        var done = staff.invite(merchant, form.address());
        return done(merchant, done, "accounts.invited")
                .onErrorResume(
                        AccountRefused.class, refused -> again(merchant, "mail", form.address(), refused, exchange));
    }

    @PostMapping("/{account}/entfernen")
    Mono<Rendering> remove(
            @PathVariable MerchantId merchant, @PathVariable AccountId account, ServerWebExchange exchange) {
        return done(merchant, staff.remove(merchant, account), "accounts.taken")
                .onErrorResume(AccountRefused.LastOne.class, refused -> again(merchant, "", "", refused, exchange));
    }

    @PostMapping("/einladungen/{invitation}/zurueckziehen")
    Mono<Rendering> withdraw(@PathVariable MerchantId merchant, @PathVariable UUID invitation) {
        return done(merchant, staff.withdraw(merchant, invitation), "accounts.withdrawn");
    }

    private Mono<Rendering> done(MerchantId merchant, Mono<Void> step, String done) {
        return step.then(Mono.defer(() -> pages.redirect("/betrieb/" + merchant + "/mitarbeitende", done)));
    }

    private Mono<Rendering> again(
            MerchantId merchant, String field, String mail, AccountRefused refused, ServerWebExchange exchange) {
        return Mono.zip(shown(merchant, mail), pages.frame(exchange))
                .map(both -> Sheet.of("accounts/staff", both.getT1())
                        .with(Errors.at(field, both.getT2().sentence(refused))))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private Mono<Shown> shown(MerchantId merchant, String mail) {
        return Mono.zip(staff.list(merchant), staff.invited(merchant), staff.changes(merchant))
                .map(all -> new Shown(merchant, all.getT1(), all.getT2(), all.getT3(), mail));
    }
}
