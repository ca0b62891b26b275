package marketplace.merchants.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import marketplace.merchants.ImportShops;
import marketplace.merchants.JoinMarket;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.merchants.Profile;
import marketplace.merchants.ReviewMerchant;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the operator does with merchants. */
@RestController
@RequestMapping("/api/v1/operator")
class ReviewApi {
    private final Merchants merchants;
    private final ReviewMerchant review;
    private final JoinMarket join;
    private final MapUpload upload;
    private final Idempotent idempotent;

    ReviewApi(Merchants merchants, ReviewMerchant review, JoinMarket join, MapUpload upload, Idempotent idempotent) {
        this.merchants = merchants;
        this.review = review;
        this.join = join;
        this.upload = upload;
        this.idempotent = idempotent;
    }

    record Reason(@NotBlank @Size(max = 2_000) String reason) {}

    record Asked(
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 60) String trade,
            @NotBlank @Email @Size(max = 200) String mail) {}

    /** Merchants in one state: in-review, suspended, unclaimed … */
    @GetMapping("/merchants")
    Mono<Slice<MerchantView>> list(
            @RequestParam(defaultValue = "in-review") String state,
            @RequestParam(required = false) @Nullable MerchantId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> merchants.listIn(state, after, most))
                .map(found -> Slice.of(found, most, Merchant::id).map(MerchantView::own));
    }

    /** Begins a business for somebody, who is invited by mail to fill it in. */
    @Creates(MerchantView.class)
    @PostMapping("/merchants")
    Mono<ResponseEntity<String>> invite(@Valid @RequestBody Asked body, ServerWebExchange exchange) {
        var invited = Mono.defer(() -> join.invite(Profile.of(body.name(), body.trade()), body.mail()));
        return idempotent.created(exchange, body, invited.map(MerchantView::own), "/api/v1/merchants/{id}");
    }

    /** Lets a merchant sell. */
    @PutMapping("/merchants/{id}/approval")
    Mono<MerchantView> approve(@PathVariable MerchantId id) {
        return review.approve(id).map(MerchantView::own);
    }

    /** Sends an application back with a reason. */
    @PutMapping("/merchants/{id}/refusal")
    Mono<MerchantView> refuse(@PathVariable MerchantId id, @Valid @RequestBody Reason body) {
        return review.refuse(id, body.reason()).map(MerchantView::own);
    }

    /** Takes a merchant and her listings off the market, with a reason. */
    @PutMapping("/merchants/{id}/suspension")
    Mono<MerchantView> suspend(@PathVariable MerchantId id, @Valid @RequestBody Reason body) {
        return review.suspend(id, body.reason()).map(MerchantView::own);
    }

    /** Lets a suspended merchant sell again. */
    @PutMapping("/merchants/{id}/reopening")
    Mono<MerchantView> reopen(@PathVariable MerchantId id) {
        return review.reopen(id).map(MerchantView::own);
    }

    /** Ends a merchant for good. */
    @PutMapping("/merchants/{id}/closing")
    Mono<MerchantView> close(@PathVariable MerchantId id) {
        return review.close(id).map(MerchantView::own);
    }

    /** Lets a merchant sell who has no VAT id. */
    @PutMapping("/merchants/{id}/vat-waiver")
    Mono<MerchantView> waiveVatId(@PathVariable MerchantId id) {
        return review.waiveVatId(id).map(MerchantView::own);
    }

    /** Imports an extract of OpenStreetMap, .osm.pbf or .osm.gz, at most 500 MB; the same again changes nothing. */
    @PutMapping(path = "/map", consumes = "application/octet-stream")
    Mono<ImportShops.Report> map(@RequestBody Flux<DataBuffer> body) {
        return upload.take(body);
    }
}
