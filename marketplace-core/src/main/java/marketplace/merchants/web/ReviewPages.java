package marketplace.merchants.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.merchants.Decision;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Merchants;
import marketplace.merchants.ReviewMerchant;
import marketplace.merchants.Trades;
import marketplace.pages.Errors;
import marketplace.pages.Formats;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Tab;
import marketplace.pages.parts.Tabs;
import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
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

/** The operator looks at merchants and decides; what he says with it is kept and told. */
@Controller
@RequestMapping("/betreiber/betriebe")
public class ReviewPages {
    private static final int PAGE = 50;
    private static final String PATH = "/betreiber/betriebe";
    private static final List<String> STATES =
            List.of("in-review", "approved", "onboarding", "invited", "suspended", "unclaimed", "closed");

    private final Merchants merchants;
    private final ReviewMerchant review;
    private final Trades trades;
    private final Pages pages;

    ReviewPages(Merchants merchants, ReviewMerchant review, Trades trades, Pages pages) {
        this.merchants = merchants;
        this.review = review;
        this.trades = trades;
        this.pages = pages;
    }

    /** Merchants in one state, a page of them. */
    public record Listed(List<Merchant> merchants, Map<String, Long> counts, String state, Trades trades) {
        public Tabs states(Frame frame) {
            var tabs = STATES.stream()
                    .map(one -> new Tab(
                            frame.text(
                                    "merchants.review.count",
                                    frame.text("merchants.state." + one),
                                    counts.getOrDefault(one, 0L)),
                            PATH + "?stand=" + one,
                            one.equals(state)))
                    .toList();
            return new Tabs(frame.text("merchants.review.states"), tabs);
        }

        @Nullable
        public String more() {
            return merchants.size() < PAGE
                    ? null
                    : PATH + "?stand=" + state + "&nach=" + merchants.getLast().id();
        }

        public String trade(Frame frame, Merchant merchant) {
            return nameOf(trades, frame, merchant);
        }
    }

    /** One merchant with all she says, and what was decided before. */
    public record Reviewed(Merchant merchant, List<Decision> decisions, String trade) {
        public String path(String step) {
            return PATH + "/" + merchant.id() + "/" + step;
        }

        public boolean is(String state) {
            return merchant.state().word().equals(state);
        }

        /** What she says, with the names of the profile's own fields. */
        public List<Said> said() {
            var profile = merchant.profile();
            var legal = profile.legal();
            return Stream.of(
                            new Said("legal.name", legal.name()),
                            new Said("legal.form", legal.form()),
                            new Said("legal.representative", legal.representative()),
                            new Said("legal.register", legal.register()),
                            new Said("legal.vatId", legal.vatId()),
                            new Said("legal.taxNumber", legal.taxNumber()),
                            new Said("address.street", profile.address().street()),
                            new Said("address.postcode", profile.address().postcode()),
                            new Said("address.town", profile.address().town()),
                            new Said(
                                    "contact.phone",
                                    Formats.phone(profile.contact().phone())),
                            new Said("contact.mail", profile.contact().mail()),
                            new Said("craft.chamber", profile.craft().chamber()),
                            new Said("craft.entry", profile.craft().entry()),
                            new Said("permits.organicControl", profile.permits().organicControl()),
                            new Said(
                                    "permits.foodRegistration",
                                    profile.permits().foodRegistration()),
                            new Said("description", profile.description()))
                    .filter(one -> !one.text().isEmpty())
                    .toList();
        }

        public List<Refusal.Field> missing() {
            return merchant.missing();
        }
    }

    /** A field and what stands in it. */
    public record Said(String field, String text) {}

    record Reason(@Nullable String reason) {
        String words() {
            var words = Objects.requireNonNullElse(reason, "").strip();
            if (words.isEmpty() || words.length() > 2_000) {
                throw new MerchantRefused.Invalid(
                        new Refusal.Field("reason", "missing", "Please say why, in at most 2,000 characters."));
            }
            return words;
        }
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(name = "stand", defaultValue = "in-review") String state,
            @RequestParam(name = "nach", required = false) @Nullable MerchantId after,
            ServerWebExchange exchange) {
        var found = merchants.listIn(state, after, PAGE);
        var counts = merchants.count();
        return operator(Mono.zip(found, counts))
                .map(both -> new Listed(both.getT1(), both.getT2(), state, trades))
                .flatMap(listed -> pages.show(exchange, "merchants/review", listed));
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable MerchantId id, ServerWebExchange exchange) {
        return shown(id, Errors.none(), exchange);
    }

    @PostMapping("/{id}/freigeben")
    Mono<Rendering> approve(@PathVariable MerchantId id, ServerWebExchange exchange) {
        return decided(id, review.approve(id), exchange);
    }

    @PostMapping("/{id}/zurueckgeben")
    Mono<Rendering> refuse(@PathVariable MerchantId id, @ModelAttribute Reason form, ServerWebExchange exchange) {
        return decided(id, Mono.fromSupplier(form::words).flatMap(words -> review.refuse(id, words)), exchange);
    }

    @PostMapping("/{id}/aussetzen")
    Mono<Rendering> suspend(@PathVariable MerchantId id, @ModelAttribute Reason form, ServerWebExchange exchange) {
        return decided(id, Mono.fromSupplier(form::words).flatMap(words -> review.suspend(id, words)), exchange);
    }

    @PostMapping("/{id}/wieder-oeffnen")
    Mono<Rendering> reopen(@PathVariable MerchantId id, ServerWebExchange exchange) {
        return decided(id, review.reopen(id), exchange);
    }

    @PostMapping("/{id}/schliessen")
    Mono<Rendering> close(@PathVariable MerchantId id, ServerWebExchange exchange) {
        return decided(id, review.close(id), exchange);
    }

    /** He bears the risk of a missing VAT id (§ 25e UStG). */
    @PostMapping("/{id}/ohne-ust-id")
    Mono<Rendering> waive(@PathVariable MerchantId id, ServerWebExchange exchange) {
        return decided(id, review.waiveVatId(id), exchange);
    }

    private Mono<Rendering> decided(MerchantId id, Mono<Merchant> decision, ServerWebExchange exchange) {
        return operator(decision)
                .flatMap(_ -> pages.redirect(PATH + "/" + id, "merchants.decided"))
                .onErrorResume(
                        MerchantRefused.class,
                        refused -> pages.frame(exchange)
                                .map(frame -> errors(frame, refused))
                                .flatMap(errors -> shown(id, errors, exchange)));
    }

    private static Errors errors(Frame frame, MerchantRefused refused) {
        var errors = Errors.none();
        for (var field : refused.fields()) {
            errors = errors.and(field.name(), ProfileShown.sentence(frame, field));
        }
        return errors.isEmpty() ? Errors.at("", frame.sentence(refused)) : errors;
    }

    private Mono<Rendering> shown(MerchantId id, Errors errors, ServerWebExchange exchange) {
        return operator(Mono.zip(merchants.get(id), merchants.decisions(id), pages.frame(exchange)))
                .map(all -> new Reviewed(all.getT1(), all.getT2(), nameOf(trades, all.getT3(), all.getT1())))
                .map(reviewed -> Sheet.of("merchants/reviewed", reviewed).with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static String nameOf(Trades trades, Frame frame, Merchant merchant) {
        return trades.find(merchant.profile().trade())
                .map(trade -> frame.language() == Language.DE ? trade.nameDe() : trade.nameEn())
                .orElse(merchant.profile().trade());
    }

    private static <T> Mono<T> operator(Mono<T> step) {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR)).flatMap(_ -> step);
    }
}
