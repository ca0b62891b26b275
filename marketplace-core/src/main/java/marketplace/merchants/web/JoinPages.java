package marketplace.merchants.web;

import java.util.List;
import java.util.Objects;
import marketplace.merchants.JoinMarket;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Merchants;
import marketplace.merchants.Profile;
import marketplace.merchants.Trade;
import marketplace.merchants.Trades;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Field;
import marketplace.pages.parts.Option;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How a business begins here: two fields, or "this shop is mine". */
@Controller
@RequestMapping("/mitmachen")
public class JoinPages {
    private final Merchants merchants;
    private final Trades trades;
    private final JoinMarket join;
    private final Pages pages;

    JoinPages(Merchants merchants, Trades trades, JoinMarket join, Pages pages) {
        this.merchants = merchants;
        this.trades = trades;
        this.join = join;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param claimed the shop of the map somebody came from, if she did
     * @param own those she looks after here, of which it may be one
     */
    public record Joining(List<Trade> trades, @Nullable Merchant claimed, List<Merchant> own, Beginning typed) {
        public Field name(Frame frame) {
            return Field.of("name", frame.text("merchants.label.name"))
                    .value(typed.name())
                    .max(120)
                    .complete("organization");
        }

        public Field trade(Frame frame) {
            var german = frame.language() == Language.DE;
            var options = trades.stream()
                    .map(trade -> Option.of(
                            trade.code(),
                            german ? trade.nameDe() : trade.nameEn(),
                            trade.code().equals(typed.trade())))
                    .toList();
            return Field.of("trade", frame.text("merchants.label.trade"), options);
        }
    }

    /** What was typed. */
    public record Beginning(@Nullable String name, @Nullable String trade) {
        static final Beginning NOTHING = new Beginning(null, null);

        Profile profile() {
            return Profile.of(Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(trade, ""));
        }
    }

    /** @param into the business of hers it is; none where it is a further one */
    record Claim(MerchantId merchant, @Nullable String into) {
        boolean isBeside() {
            return into != null && !into.isEmpty();
        }
    }

    @GetMapping
    Mono<Rendering> show(@RequestParam(defaultValue = "") String betrieb, ServerWebExchange exchange) {
        return merchants
                .findBySlug(betrieb)
                .filter(merchant -> !merchant.isClaimed())
                .zipWith(own())
                .map(both -> new Joining(trades.list(), both.getT1(), both.getT2(), Beginning.NOTHING))
                .defaultIfEmpty(new Joining(trades.list(), null, List.of(), Beginning.NOTHING))
                .flatMap(joining -> pages.show(exchange, Sheet.of("merchants/join", joining)));
    }

    @PostMapping
    Mono<Rendering> begin(@ModelAttribute Beginning form, ServerWebExchange exchange) {
        return Mono.fromSupplier(form::profile)
                .flatMap(join::begin)
                .flatMap(begun -> pages.redirect("/betrieb/" + begun.id() + "/profil", "merchants.begun"))
                .onErrorResume(MerchantRefused.Invalid.class, refused -> again(form, refused, exchange));
    }

    private Mono<Rendering> again(Beginning form, MerchantRefused refused, ServerWebExchange exchange) {
        var field = refused.fields().getFirst();
        return pages.frame(exchange)
                .map(frame -> Errors.at(field.name(), ProfileShown.sentence(frame, field)))
                .map(errors -> Sheet.of("merchants/join", new Joining(trades.list(), null, List.of(), form))
                        .with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    /** The businesses of whoever is signed in that are not on the map yet. */
    private Mono<List<Merchant>> own() {
        return SignedIn.find()
                .map(me -> me.grants().stream()
                        .map(Grant::merchant)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .flatMap(merchants::listAll)
                .map(all -> all.stream().filter(Merchant::isOffTheMap).toList())
                .defaultIfEmpty(List.of());
    }

    @PostMapping("/uebernehmen")
    Mono<Rendering> claim(@ModelAttribute Claim form) {
        return Mono.defer(() -> form.isBeside()
                        ? join.claim(form.merchant(), MerchantId.of(String.valueOf(form.into())))
                        : join.claim(form.merchant()))
                .flatMap(claimed -> pages.redirect("/betrieb/" + claimed.id() + "/profil", "merchants.begun"));
    }
}
