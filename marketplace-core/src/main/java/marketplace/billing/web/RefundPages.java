package marketplace.billing.web;

import java.util.Objects;
import java.util.UUID;
import marketplace.billing.BillingRefused;
import marketplace.billing.GiveBack;
import marketplace.billing.GiveBack.Standing;
import marketplace.billing.RefundId;
import marketplace.orders.PayBy;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Giving money back for an order: how much and why, then a look at it, then one button. */
@Controller
@RequestMapping("/betrieb/{merchant}/bestellungen/{order}/erstatten")
public class RefundPages {
    private final GiveBack giveBack;
    private final Pages pages;

    RefundPages(GiveBack giveBack, Pages pages) {
        this.giveBack = giveBack;
        this.pages = pages;
    }

    /** Which order, and who asks: one of her people, or the operator. */
    private record At(MerchantId merchant, OrderId order, boolean isHers) {}

    /**
     * What the pages show.
     *
     * @param isHers one of the merchant's people looks, not the operator
     * @param command under which this form gives back
     */
    public record Shown(Standing standing, boolean isHers, RefundForm form, UUID command) {
        public String path() {
            return order() + "/erstatten";
        }

        public String order() {
            return "/betrieb/%s/bestellungen/%s"
                    .formatted(standing.order().merchant(), standing.order().id());
        }

        public boolean isByCard() {
            return standing.order().contract().payBy() == PayBy.ONLINE;
        }

        public boolean mayGive() {
            return standing.taken().left().isPositive();
        }
    }

    /** Begun with a reason where one is known. */
    @GetMapping
    Mono<Rendering> show(
            @PathVariable MerchantId merchant,
            @PathVariable OrderId order,
            @RequestParam(defaultValue = "") String grund,
            ServerWebExchange exchange) {
        return at(merchant, order)
                .flatMap(at -> page(at, new RefundForm("", grund, null), "billing/refund", Errors.none(), exchange));
    }

    /** The second step shows what will be given back; nothing is done yet. */
    @PostMapping
    Mono<Rendering> check(
            @PathVariable MerchantId merchant,
            @PathVariable OrderId order,
            @ModelAttribute RefundForm form,
            ServerWebExchange exchange) {
        return at(merchant, order).flatMap(at -> checked(at, form, exchange));
    }

    /** Sent twice, it is given back once. */
    @PostMapping("/bestaetigen")
    Mono<Rendering> give(
            @PathVariable MerchantId merchant,
            @PathVariable OrderId order,
            @ModelAttribute RefundForm form,
            ServerWebExchange exchange) {
        return at(merchant, order)
                .flatMap(at -> form.wanted()
                        .map(wanted -> giveBack.with(merchant, order, wanted)
                                .then(pages.redirect(path(at), "billing.given-back"))
                                .onErrorResume(BillingRefused.class, no -> refused(at, form, no, exchange)))
                        .orElseGet(() -> checked(at, form, exchange)));
    }

    @PostMapping("/{refund}/anders")
    Mono<Rendering> outside(
            @PathVariable MerchantId merchant, @PathVariable OrderId order, @PathVariable RefundId refund) {
        return at(merchant, order)
                .flatMap(at -> giveBack.outside(merchant, order, refund)
                        .then(pages.redirect(path(at), "billing.given-back-outside")));
    }

    private static Mono<At> at(MerchantId merchant, OrderId order) {
        return SignedIn.get().map(me -> new At(merchant, order, me.mayActFor(merchant)));
    }

    private static String path(At at) {
        return "/betrieb/%s/bestellungen/%s/erstatten".formatted(at.merchant, at.order);
    }

    private Mono<Rendering> checked(At at, RefundForm form, ServerWebExchange exchange) {
        return Mono.zip(giveBack.standing(at.merchant, at.order), pages.frame(exchange))
                .map(both -> form.errors(both.getT2(), both.getT1().taken()))
                .flatMap(errors -> page(
                        at, form, errors.isEmpty() ? "billing/refund-confirm" : "billing/refund", errors, exchange));
    }

    private Mono<Rendering> refused(At at, RefundForm form, BillingRefused no, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(frame -> errors(frame, no))
                .flatMap(errors -> page(at, mended(form, no), "billing/refund", errors, exchange));
    }

    /** Under the command of another giving back nothing more can be given back. */
    private static RefundForm mended(RefundForm form, BillingRefused no) {
        return no instanceof BillingRefused.OtherRefund ? form.anew() : form;
    }

    private static Errors errors(Frame frame, BillingRefused no) {
        return no instanceof BillingRefused.MoreThanLeft more
                ? Errors.at("amount", RefundForm.tooMuch(frame, more.left()))
                : Errors.at("", frame.sentence(no));
    }

    private Mono<Rendering> page(At at, RefundForm form, String template, Errors errors, ServerWebExchange exchange) {
        return Mono.zip(giveBack.standing(at.merchant, at.order), pages.frame(exchange))
                .map(both -> new Shown(
                        both.getT1(),
                        at.isHers,
                        form,
                        Objects.requireNonNullElseGet(form.command(), both.getT2()::command)))
                .flatMap(shown -> pages.show(exchange, Sheet.of(template, shown).with(errors)));
    }
}
