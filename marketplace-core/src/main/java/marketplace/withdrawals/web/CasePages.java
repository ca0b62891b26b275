package marketplace.withdrawals.web;

import java.util.List;
import java.util.Objects;
import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;
import marketplace.withdrawals.CaseId;
import marketplace.withdrawals.Cases;
import marketplace.withdrawals.NameOrder;
import marketplace.withdrawals.WithdrawalCase;
import marketplace.withdrawals.WithdrawalId;
import marketplace.withdrawals.WithdrawalPeriod;
import marketplace.withdrawals.WithdrawalRefused;
import marketplace.withdrawals.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A merchant's list of withdrawals with their due dates, and the operator's copy of all of them. */
@Controller
public class CasePages {
    private static final int PAGE = 50;
    private static final String COPIES = "/betreiber/widerrufe";

    private final Cases cases;
    private final Withdrawals withdrawals;
    private final NameOrder nameOrder;
    private final Counties counties;
    private final Pages pages;

    CasePages(Cases cases, Withdrawals withdrawals, NameOrder nameOrder, Counties counties, Pages pages) {
        this.cases = cases;
        this.withdrawals = withdrawals;
        this.nameOrder = nameOrder;
        this.counties = counties;
        this.pages = pages;
    }

    /** A page of a merchant's cases. */
    public record CaseList(MerchantId merchant, List<WithdrawalCase> cases, WithdrawalPeriod period) {
        static CaseList of(MerchantId merchant, List<WithdrawalCase> cases, County county) {
            return new CaseList(merchant, cases, new WithdrawalPeriod(county.land()));
        }

        public String path() {
            return "/betrieb/" + merchant + "/widerrufe";
        }

        @Nullable
        public String older() {
            return cases.size() < PAGE
                    ? null
                    : path() + "?vor=" + cases.getLast().id();
        }

        public boolean inTime(WithdrawalCase one) {
            return period.isInTime(one.withdrawal().receivedAt(), one.handedOverAt());
        }
    }

    /** A page of the operator's copies. */
    public record Copies(List<Withdrawals.Received> all) {
        @Nullable
        public String older() {
            return all.size() < PAGE
                    ? null
                    : COPIES + "?vor=" + all.getLast().withdrawal().id();
        }
    }

    @GetMapping("/betrieb/{merchant}/widerrufe")
    Mono<Rendering> cases(
            @PathVariable MerchantId merchant,
            @RequestParam(required = false) @Nullable CaseId vor,
            ServerWebExchange exchange) {
        return Mono.zip(cases.list(merchant, vor, PAGE), counties.here())
                .map(both -> CaseList.of(merchant, both.getT1(), both.getT2()))
                .flatMap(list -> pages.show(exchange, "withdrawals/cases", list));
    }

    @PostMapping("/betrieb/{merchant}/widerrufe/{id}/erledigt")
    Mono<Rendering> settle(@PathVariable MerchantId merchant, @PathVariable CaseId id) {
        return cases.settle(merchant, id)
                .then(pages.redirect("/betrieb/" + merchant + "/widerrufe", "withdrawals.settled"));
    }

    @GetMapping(COPIES)
    Mono<Rendering> copies(@RequestParam(required = false) @Nullable WithdrawalId vor, ServerWebExchange exchange) {
        return withdrawals.list(vor, PAGE).flatMap(all -> pages.show(exchange, "withdrawals/copies", new Copies(all)));
    }

    @PostMapping(COPIES + "/{id}/bestellung")
    Mono<Rendering> name(@PathVariable WithdrawalId id, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> Objects.requireNonNullElse(form.getFirst("number"), ""))
                .flatMap(number -> nameOrder.of(id, number))
                .then(pages.redirect(COPIES, "withdrawals.named"))
                .onErrorResume(WithdrawalRefused.UnknownOrder.class, unknown -> again(id, unknown, exchange));
    }

    private Mono<Rendering> again(WithdrawalId id, Refusal refusal, ServerWebExchange exchange) {
        return Mono.zip(withdrawals.list(null, PAGE), pages.frame(exchange)).flatMap(both -> {
            var errors = Errors.at("number-" + id, both.getT2().sentence(refusal));
            return pages.show(
                    exchange,
                    Sheet.of("withdrawals/copies", new Copies(both.getT1())).with(errors));
        });
    }
}
