package marketplace.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.orders.OrderState.Accepted;
import marketplace.orders.OrderState.Asked;
import marketplace.orders.OrderState.Cancelled;
import marketplace.orders.OrderState.Lapsed;
import marketplace.orders.OrderState.Packed;
import marketplace.orders.OrderState.Placed;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.OrderState.Refused;
import marketplace.orders.OrderState.Returned;
import marketplace.orders.OrderState.Secured;
import marketplace.orders.news.OrderAccepted;
import marketplace.orders.news.OrderAnswered;
import marketplace.orders.news.OrderAsked;
import marketplace.orders.news.OrderCancelled;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderLapsed;
import marketplace.orders.news.OrderNews;
import marketplace.orders.news.OrderPacked;
import marketplace.orders.news.OrderPartlyHandedOver;
import marketplace.orders.news.OrderPaymentChanged;
import marketplace.orders.news.OrderPlaced;
import marketplace.orders.news.OrderRefusedByMerchant;
import marketplace.orders.news.OrderReturned;
import marketplace.orders.news.OrderSecured;
import marketplace.orders.news.OrderUnanswered;
import marketplace.orders.news.OrderUnpaid;
import marketplace.outbox.Change;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;

/** One merchant's part of a purchase: one contract, one payment, one invoice. */
public final class Order {
    private final OrderId id;
    private final long version;
    private final Contract contract;
    private final Lines lines;
    private final OrderState state;
    private final Payment payment;

    Order(OrderId id, long version, Contract contract, Lines lines, OrderState state, Payment payment) {
        this.id = id;
        this.version = version;
        this.contract = contract;
        this.lines = lines;
        this.state = state;
        this.payment = payment;
    }

    static Change<Order> place(OrderId id, Contract contract, List<OrderLine> lines, Instant openUntil) {
        var placed = new Order(id, 1, contract, new Lines(lines, List.of()), new Placed(openUntil), Payment.none());
        return Change.of(placed, new OrderPlaced(placed.figures(), openUntil));
    }

    /** Until when the merchant answers, and until when the buyer pays anew, counted from what is told now. */
    record Deadlines(Instant answerBy, Instant payBy) {}

    /** Takes in what payments told; older tellings change nothing, whatever comes late. */
    Change<Order> hear(Payment told, Deadlines by) {
        if (!told.isNewerThan(payment)) {
            return Change.none(this);
        }
        return switch (state) {
            case Placed _
            when told.secures() ->
                next(new Secured(by.answerBy(), Asked.ONCE), told, now -> new OrderSecured(now, by.answerBy()));
            case Secured _, Accepted _, Packed _
            when told.isGivenBack() -> next(new Cancelled(), told, OrderCancelled::new);
            case Secured asked when isLostBy(told) -> unpaid(told, asked, asked.answerBy());
            case Accepted _ when isLostBy(told) -> unpaid(told, new Accepted(by.payBy()), by.payBy());
            case Accepted _ when told.covers() -> next(new Accepted(null), told, OrderPaymentChanged::new);
            case Packed _, OrderState.HandedOver _ when isLostBy(told) -> unpaid(told, state, null);
            case Placed _, Secured _, Accepted _, Packed _, OrderState.HandedOver _, Returned _ ->
                next(state, told, OrderPaymentChanged::new);
            case Refused _, Cancelled _, Lapsed _ -> next(state, told, OrderPaymentChanged::new);
        };
    }

    Change<Order> accept() {
        return switch (state) {
            case Secured _ when payment.secures() -> next(new Accepted(null), payment, OrderAccepted::new);
            case Accepted _, Packed _, OrderState.HandedOver _, Returned _ -> Change.none(this);
            case Placed _, Secured _ -> throw new OrderRefused.NotSecured(this);
            case Refused _, Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    Change<Order> refuse(Reason reason) {
        return switch (state) {
            case Secured _, Accepted _ -> refused(reason);
            case Refused _ -> Change.none(this);
            case Placed _ -> throw new OrderRefused.NotSecured(this);
            case Packed _, OrderState.HandedOver _, Returned _ -> throw new OrderRefused.TooLate(this);
            case Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    /** Packs what is paid for and there; every line to be weighed needs what the scales showed. Of nothing, it is refused. */
    Change<Order> pack(Packing found) {
        return switch (state) {
            case Accepted _ when lines.askedUntil().isPresent() -> throw new OrderRefused.BuyerAsked(this);
            case Accepted _ when payment.covers() -> left(found.of(lines), OrderPacked::new, new Packed());
            case Accepted _ -> throw unpaid();
            case Packed _, OrderState.HandedOver _, Returned _ -> Change.none(this);
            case Refused _ when found.leavesNothingOf(lines) -> Change.none(this);
            case Placed _ -> throw new OrderRefused.NotSecured(this);
            case Secured _ -> throw new OrderRefused.NotAccepted(this);
            case Refused _, Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    /** The merchant lacks something and proposes something else, by position; without an answer by then it is left out. */
    Change<Order> ask(Map<Integer, OrderLine> offers, Instant until) {
        return switch (state) {
            case Accepted _ -> next(lines.asking(offers, until), figures -> new OrderAsked(figures, until));
            case Placed _ -> throw new OrderRefused.NotSecured(this);
            case Secured _ -> throw new OrderRefused.NotAccepted(this);
            case Packed _, OrderState.HandedOver _, Returned _ -> throw new OrderRefused.TooLate(this);
            case Refused _, Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    /** The buyer takes what is proposed at this position, or has it left out. */
    Change<Order> answer(int position, boolean yes, Instant now) {
        return switch (state) {
            case Accepted _ when lines.isAnswered(position, yes) -> Change.none(this);
            case Accepted _ -> left(lines.answered(position, yes, now), OrderAnswered::new, state);
            case Refused _ when !yes -> Change.none(this);
            case Placed _, Secured _, Packed _, OrderState.HandedOver _, Returned _ ->
                throw new OrderRefused.AnsweredTooLate();
            case Refused _, Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    /** What the buyer was asked and has not answered by now is left out. */
    Change<Order> closeQuestions(Instant now) {
        return state instanceof Accepted && !lines.closed(now).equals(lines)
                ? left(lines.closed(now), OrderAnswered::new, state)
                : Change.none(this);
    }

    /** Gives these lines out; the order is handed over with its last one. */
    Change<Order> handOver(Set<Integer> positions, HandedOver moment) {
        return switch (state) {
            case Packed _ -> givenOut(positions, moment);
            case OrderState.HandedOver _, Returned _ -> Change.none(this);
            case Placed _, Secured _, Accepted _ -> throw new OrderRefused.NotPacked(this);
            case Refused _, Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    /** The buyer changes her mind, which she may until the merchant has accepted (R50). */
    Change<Order> cancel() {
        return switch (state) {
            case Placed _, Secured _ -> next(new Cancelled(), payment, OrderCancelled::new);
            case Cancelled _ -> Change.none(this);
            case Accepted _, Packed _, OrderState.HandedOver _, Returned _ -> throw new OrderRefused.TooLate(this);
            case Refused _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    /** What was promised has been paid, past the payment house. */
    Change<Order> settle() {
        return switch (payment.status()) {
            case PROMISED -> settled();
            case SETTLED_OUTSIDE -> Change.none(this);
            case NONE, KEPT, AUTHORISED, UNDER_WAY, CAPTURED, PARTLY_REFUNDED, REFUNDED, RELEASED, FAILED, DISPUTED ->
                throw new OrderRefused.NotPromised(this);
        };
    }

    /** Time is up: for paying, for answering, or for paying anew. */
    Change<Order> lapse(Instant now) {
        return switch (state) {
            case Placed held when !held.isOpen(now) -> lapsed();
            case Secured asked when !now.isBefore(asked.answerBy()) -> lapsed();
            case Accepted(var payBy) when payBy != null && !now.isBefore(payBy) -> lapsed();
            case Placed _, Secured _, Accepted _, Packed _, OrderState.HandedOver _ -> Change.none(this);
            case Returned _, Refused _, Cancelled _, Lapsed _ -> Change.none(this);
        };
    }

    /** The merchant has not answered: asks again, then lets a carer ask. */
    Change<Order> urge() {
        return switch (state) {
            case Secured(var answerBy, var asked) when asked != Asked.BY_CARER -> urged(answerBy, asked);
            case Placed _, Secured _, Accepted _, Packed _, OrderState.HandedOver _ -> Change.none(this);
            case Returned _, Refused _, Cancelled _, Lapsed _ -> Change.none(this);
        };
    }

    Change<Order> takeBack() {
        return switch (state) {
            case OrderState.HandedOver _ -> next(new Returned(), payment, OrderReturned::new);
            case Returned _ -> Change.none(this);
            case Placed _, Secured _, Accepted _, Packed _ -> throw new OrderRefused.NotHandedOver(this);
            case Refused _, Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    private Change<Order> settled() {
        if (state.isCalledOff()) {
            throw new OrderRefused.CalledOff(this);
        }
        return next(state, payment.settledOutside(), OrderPaymentChanged::new);
    }

    /** The first word of it; a second failure moves no deadline. */
    private boolean isLostBy(Payment told) {
        return told.isLost() && !payment.isLost();
    }

    private Change<Order> unpaid(Payment told, OrderState waiting, @Nullable Instant payBy) {
        return next(waiting, told, figures -> new OrderUnpaid(figures, payBy));
    }

    private OrderRefused unpaid() {
        return payment.status() == Payment.Status.KEPT
                ? new OrderRefused.NotPaidYet(this)
                : new OrderRefused.NotPaid(this);
    }

    private Change<Order> refused(Reason reason) {
        return next(new Refused(reason), payment, figures -> new OrderRefusedByMerchant(figures, reason.name()));
    }

    /** What is left of it goes on; where that is nothing, or less than can be paid, the order is refused. */
    private Change<Order> left(Lines rest, Function<OrderFigures, OrderNews> news, OrderState next) {
        var order = new Order(id, version + 1, contract, rest, next, payment);
        return rest.isTooLittle(order.total(), contract.payBy().least()) ? refused(Reason.SOLD_OUT) : order.with(news);
    }

    private Change<Order> givenOut(Set<Integer> positions, HandedOver moment) {
        if (!payment.covers()) {
            throw new OrderRefused.NotPaid(this);
        }
        var given = lines.givenOut(positions, moment);
        var done = new OrderState.HandedOver(moment.at());
        return given.isGivenOut()
                ? new Order(id, version + 1, contract, given, done, payment).with(OrderHandedOver::new)
                : next(given, OrderPartlyHandedOver::new);
    }

    private Change<Order> lapsed() {
        return next(new Lapsed(), payment, figures -> new OrderLapsed(figures, state.name()));
    }

    private Change<Order> urged(Instant answerBy, Asked asked) {
        var again = asked == Asked.ONCE ? Asked.AGAIN : Asked.BY_CARER;
        return next(
                new Secured(answerBy, again), payment, figures -> new OrderUnanswered(figures, again.name(), answerBy));
    }

    private Change<Order> next(OrderState next, Payment told, Function<OrderFigures, OrderNews> news) {
        return new Order(id, version + 1, contract, lines, next, told).with(news);
    }

    private Change<Order> next(Lines others, Function<OrderFigures, OrderNews> news) {
        return others.equals(lines)
                ? Change.none(this)
                : new Order(id, version + 1, contract, others, state, payment).with(news);
    }

    private Change<Order> with(Function<OrderFigures, OrderNews> news) {
        return Change.of(this, news.apply(figures()));
    }

    public OrderId id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Contract contract() {
        return contract;
    }

    public MerchantId merchant() {
        return contract.seller().merchant();
    }

    /** What comes of it as things stand. */
    public List<OrderLine> lines() {
        return lines.coming();
    }

    /** What was agreed and does not come. */
    public List<OrderLine> leftOut() {
        return lines.leftOut();
    }

    /** What was agreed, by position. */
    public List<OrderLine> agreed() {
        return lines.agreed();
    }

    /** Until when its buyer may answer what she is asked first; nothing where she is not asked. */
    public Optional<Instant> askedUntil() {
        return state instanceof Accepted ? lines.askedUntil() : Optional.empty();
    }

    /** Whether it comes otherwise than it was agreed. */
    public boolean isChanged() {
        return lines.isChanged();
    }

    public OrderState state() {
        return state;
    }

    public Payment payment() {
        return payment;
    }

    /** Until when its goods are held for a buyer who has still to pay. */
    public Optional<Instant> heldUntil() {
        return state instanceof Placed(var until) ? Optional.of(until) : Optional.empty();
    }

    /** What the lines cost; before weighing their agreed maximum. */
    public Money goods() {
        return lines.sum(OrderLine::amount);
    }

    public Money deposit() {
        return lines.sum(OrderLine::deposit);
    }

    /** How old whoever gets it must be, in years; 0: any age. */
    public int minimumAge() {
        return lines().stream().mapToInt(line -> line.sold().minimumAge()).max().orElse(0);
    }

    /** What is owed as things stand: before weighing the most it can be. */
    public Money total() {
        return owed(goods());
    }

    /** What is owed when the scales show what was wanted. */
    public Money about() {
        return owed(lines.sum(line -> line.measure().target()));
    }

    /** The most that was agreed, which is what is held. */
    public Money most() {
        return owed(lines.sum(line -> line.measure().ceiling()));
    }

    private Money owed(Money goods) {
        return goods.plus(deposit()).plus(contract.deliveryFee());
    }

    /** Its payment was lost after it was ordered, be it after the goods were handed over, and it waits for another. */
    public boolean isToPayAnew() {
        return payment.isLost()
                && switch (state) {
                    case Secured _, Accepted _, Packed _, OrderState.HandedOver _ -> true;
                    case Placed _, Returned _, Refused _, Cancelled _, Lapsed _ -> false;
                };
    }

    /** Whether the scales still decide what it costs. */
    public boolean isOpenToScales() {
        return lines().stream().anyMatch(line -> line.measure() instanceof Measure.ToWeigh);
    }

    /** The platform's fee as frozen at sale: its rate on all that is charged, and its part of the delivery fee. */
    public Money serviceFee() {
        return total().share(contract.serviceFee()).plus(contract.deliveryShare());
    }

    public List<Tax.Part> taxes() {
        return Tax.parts(lines(), contract.deliveryFee());
    }

    OrderFigures figures() {
        return Figures.of(this);
    }

    @Override
    public String toString() {
        return "order " + contract.number();
    }
}
