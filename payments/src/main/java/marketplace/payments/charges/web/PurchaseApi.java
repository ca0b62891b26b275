package marketplace.payments.charges.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.payments.charges.Charge;
import marketplace.payments.charges.Charges;
import marketplace.payments.charges.Method;
import marketplace.payments.charges.Methods;
import marketplace.payments.charges.SaveCard;
import marketplace.payments.stripe.Operations;
import marketplace.shared.CountyCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** All that is paid in one go: the newest card of a purchase, and the charges of its orders. */
@RestController
@RequestMapping("/counties/{county}/purchases/{purchase}")
class PurchaseApi {

    private final Methods methods;
    private final Charges charges;
    private final SaveCard save;
    private final Operations operations;
    private final Showing showing;

    PurchaseApi(Methods methods, Charges charges, SaveCard save, Operations operations, Showing showing) {
        this.methods = methods;
        this.charges = charges;
        this.save = save;
        this.operations = operations;
        this.showing = showing;
    }

    /** @param method none where no card was asked for */
    record Shown(Showing.@Nullable ShownMethod method, List<Showing.Shown> charges) {}

    @GetMapping
    Mono<Shown> show(@PathVariable CountyCode county, @PathVariable PurchaseId purchase) {
        return shown(purchase, methods.find(purchase))
                .contextWrite(Scope.of(county).caused("show")::in);
    }

    @PutMapping("/look")
    Mono<Shown> look(@PathVariable CountyCode county, @PathVariable PurchaseId purchase) {
        return shown(purchase, save.look(purchase))
                .contextWrite(Scope.of(county).caused("look")::in);
    }

    private Mono<Shown> shown(PurchaseId purchase, Mono<Method> asked) {
        return asked.map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .zipWith(charges.list(purchase))
                .flatMap(both -> shown(purchase, both.getT1(), both.getT2()));
    }

    private Mono<Shown> shown(PurchaseId purchase, Optional<Method> method, List<Charge> all) {
        var subjects = Stream.concat(
                Stream.of(purchase.toString()),
                all.stream().map(charge -> charge.order().toString()));
        return operations.underWay(subjects.toList()).map(open -> shown(purchase, method, all, open));
    }

    private Shown shown(PurchaseId purchase, Optional<Method> method, List<Charge> all, Set<String> open) {
        return new Shown(
                method.map(card -> showing.of(card, open.contains(purchase.toString())))
                        .orElse(null),
                all.stream()
                        .map(charge ->
                                showing.of(charge, open.contains(charge.order().toString())))
                        .toList());
    }
}
