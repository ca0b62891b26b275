package marketplace.letters;

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

/** Tells a merchant what waits: a new order, one still unanswered, a withdrawal. Names nobody; that stands on the page. */
@Component
public class MerchantLetters implements Writer {
    private final Orders orders;
    private final Merchants merchants;
    private final Cases cases;
    private final Stationery stationery;

    MerchantLetters(Orders orders, Merchants merchants, Cases cases, Stationery stationery) {
        this.orders = orders;
        this.merchants = merchants;
        this.cases = cases;
        this.stationery = stationery;
    }

    /** What the templates about an order show. */
    public record Waiting(Order order, Merchant merchant) {}

    /** What the template about a withdrawal shows. */
    public record Withdrawn(WithdrawalCase one, Merchant merchant) {}

    @Override
    public boolean writes(Kind kind) {
        return kind == Kind.NEW_ORDER || kind == Kind.ORDER_WAITING || kind == Kind.WITHDRAWAL_CASE;
    }

    @Override
    public Mono<Words> write(Letter letter) {
        return switch (letter.kind()) {
            case WITHDRAWAL_CASE -> withdrawn(CaseId.of(letter.about()));
            case ORDER_WAITING -> waiting(OrderId.of(letter.about()), "order-waiting");
            default -> waiting(OrderId.of(letter.about()), "new-order");
        };
    }

    private Mono<Words> waiting(OrderId id, String template) {
        return orders.get(id)
                .zipWhen(order -> merchants.get(order.merchant()), Waiting::new)
                .flatMap(page -> words(
                        page.merchant(),
                        template,
                        page.order().contract().number().grouped(),
                        page));
    }

    private Mono<Words> withdrawn(CaseId id) {
        return cases.find(id)
                .zipWhen(one -> merchants.get(one.merchant()), Withdrawn::new)
                .flatMap(page ->
                        words(page.merchant(), "withdrawal-case", page.one().grouped(), page));
    }

    private Mono<Words> words(Merchant merchant, String template, String number, Object page) {
        return Mono.just(merchant.profile().contact().mail())
                .filter(mail -> !mail.isEmpty())
                .zipWith(stationery.paper(Language.DE))
                .map(both -> Words.of(
                        both.getT1(),
                        Language.DE,
                        both.getT2().text("letters.%s.subject".formatted(template), number),
                        stationery.body(template, both.getT2(), page)));
    }
}
