package marketplace.merchants.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import marketplace.counties.Places;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Merchants;
import marketplace.merchants.TaxStatus;
import marketplace.merchants.Trades;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where a merchant fills in who she is, when she is open, and sends it off. */
@Controller
@RequestMapping("/betrieb/{merchant}/profil")
class ProfilePages {
    private static final int TERMS = 1;

    private final Merchants merchants;
    private final Places places;
    private final Trades trades;
    private final EditMerchant edit;
    private final Pages pages;
    private final Clock clock;

    ProfilePages(Merchants merchants, Places places, Trades trades, EditMerchant edit, Pages pages, Clock clock) {
        this.merchants = merchants;
        this.places = places;
        this.trades = trades;
        this.edit = edit;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> show(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return mine(merchant).flatMap(mine -> shown(mine, exchange, List.of()));
    }

    @PostMapping
    Mono<Rendering> profile(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        var step = form(exchange)
                .flatMap(form -> Mono.zip(mine(merchant), places.list())
                        .map(known -> form.profile(known.getT1(), known.getT2()))
                        .flatMap(profile -> edit.profile(merchant, profile, form.version())));
        return done(merchant, exchange, step);
    }

    @PostMapping("/zeiten")
    Mono<Rendering> hours(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        var step = exchange.getFormData()
                .flatMap(form -> edit.hours(merchant, HoursForm.read(form), new ProfileForm(form).version()));
        return done(merchant, exchange, step);
    }

    /** From the day's page, and back to it. */
    @PostMapping("/heute")
    Mono<Rendering> today(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return form(exchange)
                .map(form -> form.ticked("closed"))
                .flatMap(closed -> edit.closeToday(merchant, closed).thenReturn(closed))
                .flatMap(closed -> pages.redirect(
                        "/betrieb/" + merchant, closed ? "merchants.closed-today" : "merchants.open-today"));
    }

    @PostMapping("/steuer")
    Mono<Rendering> tax(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        var today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        var step = form(exchange)
                .map(form -> ProfileForm.constant(TaxStatus.class, "status", form.text("status")))
                .flatMap(status -> edit.tax(merchant, today, status));
        return done(merchant, exchange, step);
    }

    @PostMapping("/erklaerungen")
    Mono<Rendering> declare(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        var step = form(exchange)
                .flatMap(form -> edit.declare(
                        merchant, form.ticked("trader"), form.ticked("lawfulOnly"), form.ticked("terms") ? TERMS : 0));
        return done(merchant, exchange, step);
    }

    @PostMapping("/einreichen")
    Mono<Rendering> apply(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return done(merchant, exchange, edit.apply(merchant));
    }

    private Mono<Merchant> mine(MerchantId merchant) {
        return SignedIn.get().flatMap(me -> me.actingFor(merchant)).flatMap(_ -> merchants.get(merchant));
    }

    private static Mono<ProfileForm> form(ServerWebExchange exchange) {
        return exchange.getFormData().map(ProfileForm::new);
    }

    /** Back to the profile, or the profile again with what is to be mended. */
    private Mono<Rendering> done(MerchantId merchant, ServerWebExchange exchange, Mono<Merchant> step) {
        return step.flatMap(_ -> pages.redirect("/betrieb/" + merchant + "/profil", "merchants.saved"))
                .onErrorResume(
                        MerchantRefused.class,
                        refused -> mine(merchant).flatMap(mine -> shown(mine, exchange, refused.fields())));
    }

    private Mono<Rendering> shown(Merchant mine, ServerWebExchange exchange, List<Refusal.Field> faults) {
        return Mono.zip(places.list(), pages.frame(exchange))
                .map(known -> Sheet.of("merchants/profile", new ProfileShown(mine, known.getT1(), trades.list()))
                        .with(errors(known.getT2(), faults)))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static Errors errors(Frame frame, List<Refusal.Field> faults) {
        var errors = Errors.none();
        for (var fault : faults) {
            errors = errors.and(fault.name(), ProfileShown.sentence(frame, fault));
        }
        return errors;
    }
}
