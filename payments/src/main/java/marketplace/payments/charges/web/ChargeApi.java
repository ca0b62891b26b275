package marketplace.payments.charges.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import marketplace.payments.charges.Charge;
import marketplace.payments.charges.Charge.Attempt;
import marketplace.payments.charges.ChargeOrder;
import marketplace.payments.charges.Charges;
import marketplace.payments.charges.Terms;
import marketplace.payments.stripe.Operations;
import marketplace.shared.BasisPoints;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What one order costs its buyer: asked for, tried again, captured, released and looked at, under the id of the order. */
@RestController
@RequestMapping("/counties/{county}")
class ChargeApi {

    private static final int FIRST = 1;

    private final ChargeOrder order;
    private final Charges charges;
    private final Operations operations;
    private final Showing showing;

    ChargeApi(ChargeOrder order, Charges charges, Operations operations, Showing showing) {
        this.order = order;
        this.charges = charges;
        this.operations = operations;
        this.showing = showing;
    }

    /** Whether a saved card is tried at once. */
    enum Start {
        NOW,
        LATER
    }

    record Wanted(
            @NotNull PurchaseId purchase,
            @NotNull MerchantId merchant,
            long amount,
            @Min(0) @Max(10_000) int feeRate,
            @Min(0) long feeFixed,
            Terms.@NotNull Way way,
            @NotNull Start start,
            @Nullable String returnUrl) {

        Terms terms() {
            return new Terms(
                    purchase, merchant, Money.euro(amount), new BasisPoints(feeRate), Money.euro(feeFixed), way);
        }
    }

    record Try(@Nullable String returnUrl, boolean offSession) {
        Attempt attempt(int number) {
            return new Attempt(number, offSession ? null : returnUrl);
        }
    }

    record Amount(long amount) {}

    @PutMapping("/charges/{id}")
    Mono<Showing.Shown> charge(
            @PathVariable CountyCode county, @PathVariable OrderId id, @Valid @RequestBody Wanted wanted) {
        boolean now = wanted.way == Terms.Way.SAVED && wanted.start == Start.NOW;
        return order.plan(id, wanted.terms())
                .flatMap(charge -> now && charge.attempt().number() == 0
                        ? order.attempt(id, new Attempt(FIRST, wanted.returnUrl))
                        : Mono.just(charge))
                .flatMap(this::shown)
                .contextWrite(scope(county, "charge")::in);
    }

    @PutMapping("/charges/{id}/tries/{number}")
    Mono<Showing.Shown> attempt(
            @PathVariable CountyCode county,
            @PathVariable OrderId id,
            @PathVariable @Min(1) int number,
            @Valid @RequestBody Try wanted) {
        return order.attempt(id, wanted.attempt(number)).flatMap(this::shown).contextWrite(scope(county, "try")::in);
    }

    @PutMapping("/charges/{id}/look")
    Mono<Showing.Shown> look(@PathVariable CountyCode county, @PathVariable OrderId id) {
        return order.look(id).flatMap(this::shown).contextWrite(scope(county, "look")::in);
    }

    @PutMapping("/charges/{id}/capture")
    Mono<Showing.Shown> capture(
            @PathVariable CountyCode county, @PathVariable OrderId id, @Valid @RequestBody Amount wanted) {
        return order.capture(id, Money.euro(wanted.amount))
                .flatMap(this::shown)
                .contextWrite(scope(county, "capture")::in);
    }

    @PutMapping("/charges/{id}/release")
    Mono<Showing.Shown> release(@PathVariable CountyCode county, @PathVariable OrderId id) {
        return order.release(id).flatMap(this::shown).contextWrite(scope(county, "release")::in);
    }

    @GetMapping("/charges/{id}")
    Mono<Showing.Shown> show(@PathVariable CountyCode county, @PathVariable OrderId id) {
        return charges.get(id).flatMap(this::shown).contextWrite(scope(county, "show")::in);
    }

    private Mono<Showing.Shown> shown(Charge charge) {
        return operations.areUnderWay(charge.order().toString()).map(underWay -> showing.of(charge, underWay));
    }

    private static Scope scope(CountyCode county, String command) {
        return Scope.of(county).caused(command);
    }
}
