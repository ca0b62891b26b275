package marketplace.payments.refunds.web;

import jakarta.validation.Valid;
import java.util.UUID;
import marketplace.payments.refunds.Refund;
import marketplace.payments.refunds.RefundOrder;
import marketplace.shared.CountyCode;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.Scope;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What goes back of a charge, under the id of the refund; asking again changes nothing. */
@RestController
class RefundApi {

    private final RefundOrder refund;

    RefundApi(RefundOrder refund) {
        this.refund = refund;
    }

    record Wanted(long amount) {}

    record Shown(UUID refund, OrderId order, long amount, String state, long feeBack, long version, boolean underWay) {
        static Shown of(Refund refund) {
            return new Shown(
                    refund.id(),
                    refund.order(),
                    refund.amount().minor(),
                    refund.state().name(),
                    refund.feeBack().minor(),
                    refund.version(),
                    refund.state() == Refund.State.ASKED);
        }
    }

    @PutMapping("/counties/{county}/charges/{order}/refunds/{id}")
    Mono<Shown> ask(
            @PathVariable CountyCode county,
            @PathVariable OrderId order,
            @PathVariable UUID id,
            @Valid @RequestBody Wanted wanted) {
        return refund.with(id, order, Money.euro(wanted.amount))
                .map(Shown::of)
                .contextWrite(Scope.of(county).caused("refund")::in);
    }
}
