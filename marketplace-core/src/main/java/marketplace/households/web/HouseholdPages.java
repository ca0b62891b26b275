package marketplace.households.web;

import java.util.Objects;
import java.util.UUID;
import marketplace.households.Code;
import marketplace.households.Household;
import marketplace.households.Household.Member;
import marketplace.households.HouseholdRefused;
import marketplace.households.Households;
import marketplace.households.InviteMember;
import marketplace.households.JoinHousehold;
import marketplace.households.LeaveHousehold;
import marketplace.households.MemberId;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
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

/** "Mein Haushalt": who is in it, inviting, joining by a code, leaving. */
@Controller
@RequestMapping(HouseholdPages.PATH)
public class HouseholdPages {
    static final String PATH = "/mein-haushalt";
    private static final String TEMPLATE = "households/household";
    private static final int LONGEST_CODE = 40;

    private final Households households;
    private final InviteMember invite;
    private final JoinHousehold join;
    private final LeaveHousehold leave;
    private final Pages pages;

    HouseholdPages(Households households, InviteMember invite, JoinHousehold join, LeaveHousehold leave, Pages pages) {
        this.households = households;
        this.invite = invite;
        this.join = join;
        this.leave = leave;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param told a code just made and the address that brings it; never again
     * @param typed what she typed as a code
     */
    public record Shown(Household household, @Nullable Told told, String typed) {
        /** How somebody is called on the page. */
        public static String name(Frame frame, Member member) {
            return member.name().isBlank() ? frame.text("households.somebody") : member.name();
        }
    }

    /** A code as people read it, and the address that brings it. */
    public record Told(String code, String link) {}

    /** Who lets her in, before she has said yes. */
    public record Asked(String code, String host) {}

    record Invited(@Nullable UUID command) {
        UUID id() {
            return Objects.requireNonNullElseGet(command, Uuids::fresh);
        }
    }

    record Brought(@Nullable String code) {
        String typed() {
            var said = Objects.requireNonNullElse(code, "").strip();
            return said.substring(0, Math.min(said.length(), LONGEST_CODE));
        }

        Code read() {
            return Code.of(typed());
        }
    }

    @GetMapping
    Mono<Rendering> show(ServerWebExchange exchange) {
        return shown(null, "", Errors.none(), exchange);
    }

    /** The answer is the page with the code, which no address leads to again. */
    @PostMapping("/einladungen")
    Mono<Rendering> invite(@ModelAttribute Invited form, ServerWebExchange exchange) {
        return invite.with(form.id())
                .map(code -> new Told(code.grouped(), link(code, exchange)))
                .flatMap(told -> shown(told, "", Errors.none(), exchange))
                .onErrorResume(HouseholdRefused.Full.class, full -> mend("", full, "", exchange));
    }

    @PostMapping("/einladungen/{invitation}/zuruecknehmen")
    Mono<Rendering> takeBack(@PathVariable UUID invitation) {
        return invite.takeBack(invitation).then(Mono.defer(() -> pages.redirect(PATH, "households.taken-back")));
    }

    /** Where the link of an invitation leads: who invites, and what joining means. */
    @GetMapping("/beitreten")
    Mono<Rendering> ask(@ModelAttribute Brought brought, ServerWebExchange exchange) {
        return join.ask(brought.read())
                .flatMap(host -> pages.show(
                        exchange, "households/join", new Asked(brought.read().grouped(), host)))
                .onErrorResume(HouseholdRefused.class, refused -> mend("code", refused, brought.typed(), exchange));
    }

    @PostMapping("/beitreten")
    Mono<Rendering> join(@ModelAttribute Brought brought, ServerWebExchange exchange) {
        return join.with(brought.read())
                .then(Mono.defer(() -> pages.redirect(PATH, "households.joined")))
                .onErrorResume(HouseholdRefused.class, refused -> mend("code", refused, brought.typed(), exchange));
    }

    @PostMapping("/mitglieder/{member}/entfernen")
    Mono<Rendering> leave(@PathVariable MemberId member) {
        return leave.of(member).then(Mono.defer(() -> pages.redirect(PATH, "households.left")));
    }

    private Mono<Rendering> mend(String field, HouseholdRefused refused, String typed, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(frame -> Errors.at(field, frame.sentence(refused)))
                .flatMap(errors -> shown(null, typed, errors, exchange));
    }

    private Mono<Rendering> shown(@Nullable Told told, String typed, Errors errors, ServerWebExchange exchange) {
        return households
                .mine()
                .map(household ->
                        Sheet.of(TEMPLATE, new Shown(household, told, typed)).with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static String link(Code code, ServerWebExchange exchange) {
        var here = exchange.getRequest().getURI();
        return "%s://%s%s/beitreten?code=%s".formatted(here.getScheme(), here.getAuthority(), PATH, code.grouped());
    }
}
