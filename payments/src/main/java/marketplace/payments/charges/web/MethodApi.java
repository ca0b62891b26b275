package marketplace.payments.charges.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import marketplace.payments.charges.Method;
import marketplace.payments.charges.SaveCard;
import marketplace.payments.stripe.Operations;
import marketplace.shared.CountyCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The card a purchase is paid with: saved once for all its orders, and forgotten. */
@RestController
@RequestMapping("/counties/{county}/purchases/{purchase}")
class MethodApi {

    private final SaveCard save;
    private final Operations operations;
    private final Showing showing;

    MethodApi(SaveCard save, Operations operations, Showing showing) {
        this.save = save;
        this.operations = operations;
        this.showing = showing;
    }

    record Wanted(
            Method.@NotNull Way way,
            @NotBlank String returnUrl,
            @Nullable String cancelUrl) {
        Method.Asked asked(int attempt) {
            return new Method.Asked(
                    attempt, way, returnUrl, Optional.ofNullable(cancelUrl).orElse(returnUrl));
        }
    }

    @PutMapping("/methods/{number}")
    Mono<Showing.ShownMethod> ask(
            @PathVariable CountyCode county,
            @PathVariable PurchaseId purchase,
            @PathVariable @Min(1) int number,
            @Valid @RequestBody Wanted wanted) {
        return save.ask(purchase, wanted.asked(number)).flatMap(this::shown).contextWrite(scope(county)::in);
    }

    @DeleteMapping("/method")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forget(@PathVariable CountyCode county, @PathVariable PurchaseId purchase) {
        return save.forget(purchase).contextWrite(scope(county)::in);
    }

    private Mono<Showing.ShownMethod> shown(Method method) {
        return operations.areUnderWay(method.purchase().toString()).map(underWay -> showing.of(method, underWay));
    }

    private static Scope scope(CountyCode county) {
        return Scope.of(county).caused("method");
    }
}
