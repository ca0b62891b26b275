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
import marketplace.orders.news.OrderCancelled;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderLapsed;
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
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;

/** One merchant's part of a purchase: one contract, one payment, one invoice. */
public final class Order {
    private final OrderId id;
    private final long version;
    private final Contract contract;
    private final List<OrderLine> lines;
    private final OrderState state;
    private final Payment payment;

    Order(OrderId id, long version, Contract contract, List<OrderLine> lines, OrderState state, Payment payment) {
        this.id = id;
        this.version = version;
        this.contract = contract;
        this.lines = List.copyOf(lines);
        this.state = state;
        this.payment = payment;
    }

    static Change<Order> place(OrderId id, Contract contract, List<OrderLine> lines, Instant openUntil) {
        var placed = new Order(id, 1, contract, lines, new Placed(openUntil), Payment.none());
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
            case Placed _ when told.secures() -> secured(told, by.answerBy());
            case Secured _, Accepted _, Packed _ when told.isGivenBack() -> givenBack(told);
            case Secured asked when isLostBy(told) -> unpaid(told, asked, asked.answerBy());
            case Accepted _ when isLostBy(told) -> unpaid(told, new Accepted(by.payBy()), by.payBy());
            case Accepted _ when told.covers() -> noted(told, new Accepted(null));
            case Packed _, OrderState.HandedOver _ when isLostBy(told) -> unpaid(told, state, null);
            case Placed _, Secured _, Accepted _, Packed _, OrderState.HandedOver _, Returned _ -> noted(told, state);
            case Refused _, Cancelled _, Lapsed _ -> noted(told, state);
        };
    }

    Change<Order> accept() {
        return switch (state) {
            case Secured _ when payment.secures() -> accepted();
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

    /** Packs what is paid for; every line to be weighed needs what the scales showed, by position. */
    Change<Order> pack(Map<Integer, Grams> weights) {
        return switch (state) {
            case Accepted _ when payment.covers() -> packed(weights);
            case Accepted _ -> throw unpaid();
            case Packed _, OrderState.HandedOver _, Returned _ -> Change.none(this);
            case Placed _ -> throw new OrderRefused.NotSecured(this);
            case Secured _ -> throw new OrderRefused.NotAccepted(this);
            case Refused _, Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
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
            case Placed _, Secured _ -> cancelled();
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
            case OrderState.HandedOver _ -> returned();
            case Returned _ -> Change.none(this);
            case Placed _, Secured _, Accepted _, Packed _ -> throw new OrderRefused.NotHandedOver(this);
            case Refused _, Cancelled _, Lapsed _ -> throw new OrderRefused.CalledOff(this);
        };
    }

    private Change<Order> secured(Payment told, Instant answerBy) {
        var next = new Order(id, version + 1, contract, lines, new Secured(answerBy, Asked.ONCE), told);
        return Change.of(next, new OrderSecured(next.figures(), answerBy));
    }

    private Change<Order> noted(Payment told, OrderState same) {
        var next = new Order(id, version + 1, contract, lines, same, told);
        return Change.of(next, new OrderPaymentChanged(next.figures()));
    }

    private Change<Order> settled() {
        if (state.isCalledOff()) {
            throw new OrderRefused.CalledOff(this);
        }
        return noted(Payment.of(Payment.Status.SETTLED_OUTSIDE, payment.version() + 1), state);
    }

    /** The first word of it; a second failure moves no deadline. */
    private boolean isLostBy(Payment told) {
        return told.isLost() && !payment.isLost();
    }

    private Change<Order> unpaid(Payment told, OrderState waiting, @Nullable Instant payBy) {
        var next = new Order(id, version + 1, contract, lines, waiting, told);
        return Change.of(next, new OrderUnpaid(next.figures(), payBy));
    }

    /** All that was taken went back before the goods went out: there is nothing more to hand over. */
    private Change<Order> givenBack(Payment told) {
        var next = new Order(id, version + 1, contract, lines, new Cancelled(), told);
        return Change.of(next, new OrderCancelled(next.figures()));
    }

    private OrderRefused unpaid() {
        return payment.status() == Payment.Status.KEPT
                ? new OrderRefused.NotPaidYet(this)
                : new OrderRefused.NotPaid(this);
    }

    private Change<Order> accepted() {
        var next = in(new Accepted(null));
        return Change.of(next, new OrderAccepted(next.figures()));
    }

    private Change<Order> refused(Reason reason) {
        var next = in(new Refused(reason));
        return Change.of(next, new OrderRefusedByMerchant(next.figures(), reason.name()));
    }

    private Change<Order> packed(Map<Integer, Grams> weights) {
        var bare = lines.stream()
                .filter(line -> line.measure() instanceof Measure.ToWeigh && !weights.containsKey(line.position()))
                .toList();
        if (!bare.isEmpty()) {
            throw new OrderRefused.NotWeighed(bare);
        }
        var weighed = lines.stream().map(line -> weigh(line, weights)).toList();
        var next = new Order(id, version + 1, contract, weighed, new Packed(), payment);
        return Change.of(next, new OrderPacked(next.figures()));
    }

    private OrderLine weigh(OrderLine line, Map<Integer, Grams> weights) {
        return switch (line.measure()) {
            case Measure.Pieces _, Measure.Weighed _ -> line;
            case Measure.ToWeigh open -> weigh(line, open, weights.get(line.position()));
        };
    }

    private static OrderLine weigh(OrderLine line, Measure.ToWeigh open, Grams actual) {
        if (!open.fits(actual)) {
            throw new OrderRefused.WeightImplausible(line.position(), open.wanted(), actual);
        }
        return line.weighed(new Measure.Weighed(open, actual));
    }

    private Change<Order> givenOut(Set<Integer> positions, HandedOver moment) {
        if (!payment.covers()) {
            throw new OrderRefused.NotPaid(this);
        }
        var given = lines.stream()
                .map(line -> positions.contains(line.position()) ? line.handedOver(moment) : line)
                .toList();
        if (given.equals(lines)) {
            return Change.none(this);
        }
        return given.stream().allMatch(line -> line.handedOver() != null) ? allGiven(given, moment) : someGiven(given);
    }

    private Change<Order> allGiven(List<OrderLine> given, HandedOver moment) {
        var state = new OrderState.HandedOver(moment.at());
        var next = new Order(id, version + 1, contract, given, state, payment);
        return Change.of(next, new OrderHandedOver(next.figures()));
    }

    private Change<Order> someGiven(List<OrderLine> given) {
        var next = new Order(id, version + 1, contract, given, state, payment);
        return Change.of(next, new OrderPartlyHandedOver(next.figures()));
    }

    private Change<Order> cancelled() {
        var next = in(new Cancelled());
        return Change.of(next, new OrderCancelled(next.figures()));
    }

    private Change<Order> lapsed() {
        var next = in(new Lapsed());
        return Change.of(next, new OrderLapsed(next.figures(), state.name()));
    }

    private Change<Order> urged(Instant answerBy, Asked asked) {
        var again = asked == Asked.ONCE ? Asked.AGAIN : Asked.BY_CARER;
        var next = in(new Secured(answerBy, again));
        return Change.of(next, new OrderUnanswered(next.figures(), again.name(), answerBy));
    }

    private Change<Order> returned() {
        var next = in(new Returned());
        return Change.of(next, new OrderReturned(next.figures()));
    }

    private Order in(OrderState next) {
        return new Order(id, version + 1, contract, lines, next, payment);
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

    public List<OrderLine> lines() {
        return lines;
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
        return Money.sum(lines.stream().map(OrderLine::amount).toList());
    }

    public Money deposit() {
        return Money.sum(lines.stream().map(OrderLine::deposit).toList());
    }

    /** How old whoever gets it must be, in years; 0: any age. */
    public int minimumAge() {
        return lines.stream().mapToInt(line -> line.sold().minimumAge()).max().orElse(0);
    }

    /** What is owed as things stand: before weighing the most it can be. */
    public Money total() {
        return goods().plus(deposit()).plus(contract.deliveryFee());
    }

    /** What is owed when the scales show what was wanted. */
    public Money about() {
        return owed(Measure::target);
    }

    /** The most that was agreed, which is what is held. */
    public Money most() {
        return owed(Measure::ceiling);
    }

    private Money owed(Function<Measure, Money> each) {
        var goods = Money.sum(lines.stream().map(OrderLine::measure).map(each).toList());
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
        return lines.stream().anyMatch(line -> line.measure() instanceof Measure.ToWeigh);
    }

    /** The platform's fee as frozen at sale: its rate on all that is charged, and its part of the delivery fee. */
    public Money serviceFee() {
        return total().share(contract.serviceFee()).plus(contract.deliveryShare());
    }

    public List<Tax.Part> taxes() {
        return Tax.parts(lines, contract.deliveryFee());
    }

    OrderFigures figures() {
        return Figures.of(this);
    }

    @Override
    public String toString() {
        return "order " + contract.number();
    }
}
