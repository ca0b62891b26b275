package marketplace.packing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import marketplace.orders.AnswerMerchant.Said;
import marketplace.orders.Holder;
import marketplace.orders.Pass;
import marketplace.orders.Purchases;
import marketplace.orders.web.OrderView;
import marketplace.packing.AskBuyer;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The buyer answers what the merchant proposes: whoever is signed in or of her household, or the holder of the purchase's pass. */
@RestController
@RequestMapping("/api/v1/purchases/{purchase}/orders/{order}")
class AnswerApi {
    private static final String PASS = "Purchase-Pass";

    private final AskBuyer ask;
    private final Purchases purchases;

    AnswerApi(AskBuyer ask, Purchases purchases) {
        this.ask = ask;
        this.purchases = purchases;
    }

    /** @param yes whether she takes it; else the line is left out */
    record AnswerBody(@Min(1) int position, boolean yes) {}

    /** Takes what is proposed in place of a line, or has it left out. */
    @PostMapping("/answer")
    Mono<OrderView> answer(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @RequestHeader(name = PASS, required = false) @Nullable String pass,
            @Valid @RequestBody AnswerBody body) {
        return Holder.of(null, pass == null ? null : new Pass(pass))
                .flatMap(holder -> purchases
                        .get(purchase, holder)
                        .flatMap(seen -> ask.hear(purchase, order, holder, new Said(body.position(), body.yes()))
                                .map(answered -> OrderView.of(answered, seen))));
    }
}
