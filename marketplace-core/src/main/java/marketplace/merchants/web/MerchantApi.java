package marketplace.merchants.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import marketplace.merchants.BankAccount;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.JoinMarket;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Merchants;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.Profile;
import marketplace.merchants.TaxStatus;
import marketplace.merchants.Trade;
import marketplace.merchants.Trades;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.web.Seen;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Merchants: found by everybody, filled in by themselves. */
@RestController
@RequestMapping("/api/v1")
class MerchantApi {
    private static final String FOUND_AT = "/api/v1/merchants/{id}";

    private final Merchants merchants;
    private final Trades trades;
    private final JoinMarket join;
    private final EditMerchant edit;
    private final Idempotent idempotent;

    MerchantApi(Merchants merchants, Trades trades, JoinMarket join, EditMerchant edit, Idempotent idempotent) {
        this.merchants = merchants;
        this.trades = trades;
        this.join = join;
        this.edit = edit;
        this.idempotent = idempotent;
    }

    record Beginning(
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 60) String trade) {}

    record TaxBody(@NotNull LocalDate from, @NotNull TaxStatus status) {}

    record BankBody(@NotNull @Size(max = 42) String iban, boolean onAccount) {}

    record DeclarationBody(
            boolean trader,
            boolean lawfulOnly,
            @Min(0) @Max(100_000) int termsVersion) {}

    /** The trades a merchant can be of. */
    @GetMapping("/trades")
    List<Trade> trades() {
        return trades.list();
    }

    /** The merchants who sell here. */
    @GetMapping("/merchants")
    Mono<Slice<MerchantView>> list(
            @RequestParam(required = false) @Nullable MerchantId after, @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return merchants
                .listIn("approved", after, most)
                .map(found -> Slice.of(found, most, Merchant::id).map(MerchantView::open));
    }

    /** A merchant; everybody sees who is shown, herself and the operator see all of it. */
    @GetMapping("/merchants/{id}")
    Mono<MerchantView> get(@PathVariable MerchantId id) {
        return merchants
                .get(id)
                .flatMap(merchant -> SignedIn.find()
                        .filter(me -> me.mayActFor(id) || me.is(SignedIn.Role.OPERATOR))
                        .map(_ -> MerchantView.own(merchant))
                        .switchIfEmpty(Mono.defer(() -> open(merchant))));
    }

    private static Mono<MerchantView> open(Merchant merchant) {
        return merchant.isShown() ? Mono.just(MerchantView.open(merchant)) : Mono.error(new MerchantRefused.Absent());
    }

    /** Begins a business: whoever calls is its first member of staff and fills in the rest. */
    @Creates(MerchantView.class)
    @PostMapping("/merchants")
    Mono<ResponseEntity<String>> begin(@Valid @RequestBody Beginning body, ServerWebExchange exchange) {
        var begun = Mono.defer(() -> join.begin(Profile.of(body.name(), body.trade())))
                .map(MerchantView::own);
        return idempotent.created(exchange, body, begun, FOUND_AT);
    }

    /** Takes over a shop that is known from the map only; into a business of the caller's, where it is the same. */
    @Creates(MerchantView.class)
    @PostMapping("/merchants/{id}/claim")
    Mono<ResponseEntity<String>> claim(
            @PathVariable MerchantId id,
            @RequestParam(required = false) @Nullable MerchantId into,
            ServerWebExchange exchange) {
        var claimed = into == null ? join.claim(id) : join.claim(id, into);
        return idempotent.created(
                exchange, List.of(id, into == null ? id : into), claimed.map(MerchantView::own), FOUND_AT);
    }

    /** Writes the profile of a merchant anew; with the version it was read in as If-Match, only that one. */
    @PutMapping("/merchants/{id}/profile")
    Mono<MerchantView> profile(
            @PathVariable MerchantId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody Profile profile) {
        return edit.profile(id, profile, Seen.of(seen)).map(MerchantView::own);
    }

    /** Says when the shop is open; with the version it was read in as If-Match, only that one. */
    @PutMapping("/merchants/{id}/hours")
    Mono<MerchantView> hours(
            @PathVariable MerchantId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody OpeningHours hours) {
        return edit.hours(id, hours, Seen.of(seen)).map(MerchantView::own);
    }

    /** Says how the merchant is taxed from a day on. */
    @PutMapping("/merchants/{id}/tax-status")
    Mono<MerchantView> tax(@PathVariable MerchantId id, @Valid @RequestBody TaxBody body) {
        return edit.tax(id, body.from(), body.status()).map(MerchantView::own);
    }

    /** Declares what a seller has to declare before she sells. */
    @PutMapping("/merchants/{id}/declarations")
    Mono<MerchantView> declare(@PathVariable MerchantId id, @Valid @RequestBody DeclarationBody body) {
        return edit.declare(id, body.trader(), body.lawfulOnly(), body.termsVersion())
                .map(MerchantView::own);
    }

    /** Says where buyers on account transfer their money to, and whether they may. */
    @PutMapping("/merchants/{id}/bank-account")
    Mono<MerchantView> bank(@PathVariable MerchantId id, @Valid @RequestBody BankBody body) {
        return Mono.fromSupplier(() -> new BankAccount(body.iban(), body.onAccount()))
                .flatMap(bank -> edit.bank(id, bank))
                .map(MerchantView::own);
    }

    /** Asks the operator to look at it; again is harmless. */
    @PutMapping("/merchants/{id}/application")
    Mono<MerchantView> apply(@PathVariable MerchantId id) {
        return edit.apply(id).map(MerchantView::own);
    }
}
