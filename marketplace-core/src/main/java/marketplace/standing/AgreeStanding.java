package marketplace.standing;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import marketplace.checkout.Basket;
import marketplace.checkout.CheckOut;
import marketplace.checkout.CheckOut.Agreed;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.Owner;
import marketplace.checkout.PriceBasket;
import marketplace.checkout.PricedBasket;
import marketplace.delivery.HandOverChoice;
import marketplace.orders.OrderNumber;
import marketplace.orders.PayBy;
import marketplace.orders.Recipient;
import marketplace.orders.Wish;
import marketplace.outbox.Outbox;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import marketplace.standing.StandingOrder.Course;
import marketplace.standing.StandingOrder.Terms;
import marketplace.standing.news.StandingMoved;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes a standing order, once per id, under what she was shown of its first delivery. */
@Component
public class AgreeStanding {
    private final StandingOrders orders;
    private final PriceBasket priceBasket;
    private final CheckOut checkOut;
    private final LookAhead lookAhead;
    private final Schedule schedule;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    AgreeStanding(
            StandingOrders orders,
            PriceBasket priceBasket,
            CheckOut checkOut,
            LookAhead lookAhead,
            Schedule schedule,
            Outbox outbox,
            Sql sql,
            Clock clock) {
        this.orders = orders;
        this.priceBasket = priceBasket;
        this.checkOut = checkOut;
        this.lookAhead = lookAhead;
        this.schedule = schedule;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What she sends with the button.
     *
     * @param id chosen by whoever asks, so that asking twice makes one
     * @param shown the total of the first delivery she saw
     */
    public record Wanted(
            StandingId id, List<WantedLine> lines, Recipient recipient, Choices choices, Money shown, URI site) {
        public Wanted {
            lines = List.copyOf(lines);
        }

        private Asked asked(AccountId account) {
            return new Asked(new Owner(account, null), id.value(), 0, shown, recipient, choices, site);
        }

        /** Its first delivery, as a basket; what one costs is not known yet. */
        public static Basket basket(StandingId id, List<WantedLine> lines) {
            var all = lines.stream()
                    .map(line -> new Basket.Line(line.variant(), line.pieces(), Money.ZERO, line.wish()))
                    .toList();
            return new Basket(id.value(), 0, all, null);
        }
    }

    /** So many pieces of it, so often. */
    public record WantedLine(VariantId variant, int pieces, Rhythm rhythm, Wish wish) {
        public WantedLine(VariantId variant, int pieces, Rhythm rhythm) {
            this(variant, pieces, rhythm, Wish.NONE);
        }
    }

    public Mono<StandingOrder> with(Wanted wanted) {
        return SignedIn.get()
                .flatMap(me -> priceBasket
                        .of(Wanted.basket(wanted.id(), wanted.lines()))
                        .doOnNext(priced -> checkAlone(wanted, priced))
                        .flatMap(priced -> checkOut.check(wanted.asked(me.account()), priced))
                        .map(agreed -> agreed(wanted, me.account(), agreed)))
                .flatMap(order -> sql.together(keep(order)))
                .checkpoint("agree on a standing order");
    }

    private static void checkAlone(Wanted wanted, PricedBasket priced) {
        if (priced.hasWork()) {
            throw new StandingRefused.NotBrought();
        }
        if (wanted.choices().payBy() != PayBy.ON_ACCOUNT) {
            throw new StandingRefused.NotPaidAlone();
        }
    }

    private Mono<StandingOrder> keep(StandingOrder order) {
        return orders.add(order).flatMap(added -> added ? told(order) : known(order));
    }

    /** Made before, or one too many. */
    private Mono<StandingOrder> known(StandingOrder order) {
        return orders.find(order.id())
                .filter(kept -> kept.account().equals(order.account()))
                .switchIfEmpty(Mono.error(StandingRefused.TooMany::new));
    }

    private Mono<StandingOrder> told(StandingOrder order) {
        var news = new StandingMoved(
                order.id().value(), StandingMoved.AGREED, order.course().next(), order.version());
        return outbox.append(news)
                .then(Mono.defer(() -> lookAhead.of(order)))
                .flatMap(schedule::plan)
                .thenReturn(order);
    }

    private StandingOrder agreed(Wanted wanted, AccountId account, Agreed agreed) {
        var day = firstDay(agreed.choice());
        var lines = wanted.lines().stream()
                .map(line -> line(line, day, agreed.priced()))
                .toList();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var order = new StandingOrder(
                wanted.id(),
                OrderNumber.fresh(),
                account,
                1,
                wanted.recipient(),
                terms(wanted, agreed.choice()),
                lines,
                now,
                new Course(null, day, false, null, null, null));
        return isTold(order, agreed, now) ? order.announced() : order;
    }

    /** The confirmation tells of the first delivery, where it is so near that no further letter would be in time. */
    private static boolean isTold(StandingOrder order, Agreed agreed, Instant now) {
        var ahead = new Ahead(order, firstDay(agreed.choice()), agreed.priced(), List.of(), agreed.choice());
        return !ahead.toldAt().isAfter(now);
    }

    private static LocalDate firstDay(HandOverChoice choice) {
        return choice.fulfilment().deliveryDay().orElseThrow(StandingRefused.NotBrought::new);
    }

    private static Terms terms(Wanted wanted, HandOverChoice choice) {
        var choices = wanted.choices();
        var point = Optional.ofNullable(choice.point()).map(one -> one.slug()).orElse(null);
        return new Terms(choices.language(), choices.place(), point, choices.payBy(), choices.ofAge(), wanted.site());
    }

    private static StandingLine line(WantedLine line, LocalDate day, PricedBasket priced) {
        var goods = priced.find(line.variant()).orElseThrow().goods();
        return new StandingLine(
                line.variant(), goods.name(), line.pieces(), line.rhythm(), day, goods.price(), line.wish());
    }
}
