package marketplace.packing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import marketplace.orders.AnswerMerchant.Said;
import marketplace.orders.Pass;
import marketplace.orders.Viewer;
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

/** The buyer answers what the merchant proposes: whoever is signed in, or the holder of the purchase's pass. */
@RestController
@RequestMapping("/api/v1/purchases/{purchase}/orders/{order}")
class AnswerApi {
    private static final String PASS = "Purchase-Pass";

    private final AskBuyer ask;

    AnswerApi(AskBuyer ask) {
        this.ask = ask;
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
        return Viewer.of(null, pass == null ? null : new Pass(pass))
                .flatMap(viewer -> ask.hear(purchase, order, viewer, new Said(body.position(), body.yes())))
                .map(OrderView::of);
    }
}
