package marketplace.letters;

import marketplace.billing.Refund;
import marketplace.billing.RefundId;
import marketplace.billing.Refunds;
import marketplace.counties.Counties;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.orders.Order;
import marketplace.orders.Orders;
import marketplace.pages.Language;
import marketplace.shared.OrderId;
import marketplace.withdrawals.CaseId;
import marketplace.withdrawals.Cases;
import marketplace.withdrawals.WithdrawalCase;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells a merchant what waits: a new order, one still unanswered, a message, a withdrawal, money that did not go back or did not
 * stay; or that an order is off. Names nobody; that stands on the page.
 */
@Component
public class MerchantLetters implements Writer {
    private final Orders orders;
    private final Merchants merchants;
    private final Cases cases;
    private final Refunds refunds;
    private final Counties counties;
    private final Stationery stationery;

    MerchantLetters(
            Orders orders,
            Merchants merchants,
            Cases cases,
            Refunds refunds,
            Counties counties,
            Stationery stationery) {
        this.orders = orders;
        this.merchants = merchants;
        this.cases = cases;
        this.refunds = refunds;
        this.counties = counties;
        this.stationery = stationery;
    }

    /** What the templates about an order show. */
    public record Waiting(Order order, Merchant merchant) {}

    /** What the template about a withdrawal shows. */
    public record Withdrawn(WithdrawalCase one, Merchant merchant) {}

    /** What the template about money that did not go back shows. */
    public record Failed(Refund refund, Waiting at) {}

    @Override
    public boolean writes(Kind kind) {
        return kind == Kind.NEW_ORDER
                || kind == Kind.ORDER_WAITING
                || kind == Kind.ORDER_FOR_CARER
                || kind == Kind.ORDER_OFF
                || kind == Kind.ORDER_OWED
                || kind == Kind.MESSAGE_TO_MERCHANT
                || kind == Kind.REFUND_FAILED
                || kind == Kind.WITHDRAWAL_CASE;
    }

    @Override
    public Mono<Words> write(Letter letter) {
        return switch (letter.kind()) {
            case WITHDRAWAL_CASE -> withdrawn(CaseId.of(letter.about()));
            case ORDER_WAITING -> waiting(OrderId.of(letter.about()), "order-waiting");
            case ORDER_FOR_CARER -> forCarer(OrderId.of(letter.about()));
            case REFUND_FAILED -> failed(RefundId.of(letter.about()));
            case ORDER_OWED -> waiting(OrderId.of(letter.about()), "order-owed");
            case MESSAGE_TO_MERCHANT -> waiting(OrderId.of(letter.about()), "message-to-merchant");
            case ORDER_OFF -> waiting(OrderId.of(letter.about()), "order-off");
            default -> waiting(OrderId.of(letter.about()), "new-order");
        };
    }

    /** To the county's carers, when she leaves an order unanswered: it is for them to ring her. */
    private Mono<Words> forCarer(OrderId id) {
        return at(id).zipWith(counties.here())
                .flatMap(both -> words(
                        both.getT2().operator().mail(),
                        "order-for-carer",
                        both.getT1().merchant().profile().name(),
                        both.getT1()));
    }

    private Mono<Words> waiting(OrderId id, String template) {
        return at(id).flatMap(page -> words(
                mailOf(page.merchant()),
                template,
                page.order().contract().number().grouped(),
                page));
    }

    private Mono<Words> failed(RefundId id) {
        return refunds.get(id)
                .zipWhen(refund -> at(refund.order()), Failed::new)
                .flatMap(page -> words(
                        mailOf(page.at().merchant()),
                        "refund-failed",
                        page.at().order().contract().number().grouped(),
                        page));
    }

    private Mono<Waiting> at(OrderId id) {
        return orders.get(id).zipWhen(order -> merchants.get(order.merchant()), Waiting::new);
    }

    private Mono<Words> withdrawn(CaseId id) {
        return cases.find(id)
                .zipWhen(one -> merchants.get(one.merchant()), Withdrawn::new)
                .flatMap(page -> words(
                        mailOf(page.merchant()), "withdrawal-case", page.one().grouped(), page));
    }

    private static String mailOf(Merchant merchant) {
        return merchant.profile().contact().mail();
    }

    private Mono<Words> words(String to, String template, String about, Object page) {
        return Mono.just(to)
                .filter(mail -> !mail.isEmpty())
                .zipWith(stationery.paper(Language.DE))
                .map(both -> Words.of(
                        both.getT1(),
                        Language.DE,
                        both.getT2().text("letters.%s.subject".formatted(template), about),
                        stationery.body(template, both.getT2(), page)));
    }
}
