package marketplace.standing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marketplace.checkout.PricedBasket.Item;
import marketplace.orders.Wish.Instead;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;
import marketplace.shared.VariantId;
import marketplace.standing.Ahead;
import marketplace.standing.Missing;
import marketplace.standing.Rhythm;
import marketplace.standing.Run;
import marketplace.standing.StandingId;
import marketplace.standing.StandingLine;
import marketplace.standing.StandingOrder;
import org.jspecify.annotations.Nullable;

/** How standing orders look over the API. */
final class StandingViews {
    private StandingViews() {}

    /**
     * A standing order in a list.
     *
     * @param next the day of the delivery that comes; none once it has ended
     * @param pausedUntil from when on it comes again, where it was paused
     */
    record ListedView(
            StandingId id,
            String number,
            Instant agreedAt,
            List<LineView> lines,
            @Nullable LocalDate next,
            @Nullable LocalDate pausedUntil,
            @Nullable Instant endedAt) {
        static ListedView of(StandingOrder order) {
            return new ListedView(
                    order.id(),
                    order.number().value(),
                    order.agreedAt(),
                    order.lines().stream().map(LineView::of).toList(),
                    order.course().next(),
                    order.course().pausedUntil(),
                    order.course().endedAt());
        }
    }

    /**
     * A standing order.
     *
     * @param place where she lives
     * @param pickupPoint where it waits for her; none when it comes to the door
     * @param ahead the delivery that comes as things are now; empty once it has ended
     */
    record StandingView(
            StandingId id,
            String number,
            Instant agreedAt,
            String place,
            @Nullable String pickupPoint,
            String payBy,
            List<LineView> lines,
            List<AheadView> ahead,
            @Nullable LocalDate pausedUntil,
            @Nullable Instant endedAt,
            List<RunView> runs) {
        static StandingView of(StandingOrder order, List<AheadView> ahead, List<Run> ran) {
            return new StandingView(
                    order.id(),
                    order.number().value(),
                    order.agreedAt(),
                    order.terms().place().value(),
                    order.terms().point(),
                    order.terms().payBy().name(),
                    order.lines().stream().map(LineView::of).toList(),
                    ahead,
                    order.course().pausedUntil(),
                    order.course().endedAt(),
                    ran.stream().map(RunView::of).toList());
        }
    }

    /**
     * A line.
     *
     * @param from the first day it comes; the rhythm counts from there
     * @param agreed what one costs at most
     * @param instead what is to come when it is not there
     * @param note what is wished of it
     */
    record LineView(
            VariantId variant,
            String name,
            int pieces,
            Rhythm rhythm,
            LocalDate from,
            long agreed,
            Instead instead,
            String note) {
        static LineView of(StandingLine line) {
            return new LineView(
                    line.variant(),
                    line.name(),
                    line.pieces(),
                    line.rhythm(),
                    line.from(),
                    line.agreed().minor(),
                    line.wish().instead(),
                    line.wish().note());
        }
    }

    /**
     * The delivery that comes as things are now.
     *
     * @param until until when it can be changed or skipped; none when nothing comes that day
     * @param total at most, with delivery
     */
    record AheadView(
            LocalDate day,
            @Nullable Instant until,
            List<GoodsView> goods,
            long deliveryFee,
            long total,
            List<MissingView> missing) {
        static List<AheadView> listOf(Ahead ahead) {
            return List.of(of(ahead));
        }

        private static AheadView of(Ahead ahead) {
            var fee = ahead.agreed().map(agreed -> agreed.choice().fee()).orElse(Money.ZERO);
            return new AheadView(
                    ahead.day(),
                    ahead.until().orElse(null),
                    ahead.goods().parts().stream()
                            .flatMap(part -> part.items().stream())
                            .map(GoodsView::of)
                            .toList(),
                    fee.minor(),
                    ahead.total().minor(),
                    ahead.missing().stream().map(MissingView::of).toList());
        }
    }

    /**
     * What is bought of a line.
     *
     * @param amount at most, without deposit
     */
    record GoodsView(VariantId variant, String name, int pieces, long amount, long deposit) {
        static GoodsView of(Item item) {
            var line = item.line();
            return new GoodsView(
                    line.sold().variant(),
                    item.goods().name(),
                    line.measure().count(),
                    line.amount().minor(),
                    line.deposit().minor());
        }
    }

    /**
     * A line that is left out.
     *
     * @param why GONE, FEWER or DEARER
     * @param left how many are there, of fewer than she wants
     * @param price what one costs, of what is dearer than agreed
     */
    record MissingView(
            VariantId variant,
            String name,
            String why,
            int left,
            @Nullable Long price) {
        static MissingView of(Missing one) {
            var now = one.now();
            return new MissingView(
                    one.variant(), one.name(), one.why().name(), one.left(), now == null ? null : now.minor());
        }
    }

    /**
     * What became of a delivery.
     *
     * @param outcome BOUGHT, SKIPPED, NOTHING_LEFT, NO_WAY, TOO_LATE, NOT_PAID_SO or ABOVE_LIMIT
     */
    record RunView(LocalDate day, String outcome, @Nullable PurchaseId purchase, List<MissingView> missing) {
        static RunView of(Run run) {
            return new RunView(
                    run.day(),
                    run.outcome().name(),
                    run.purchase(),
                    run.missing().stream().map(MissingView::of).toList());
        }
    }
}
