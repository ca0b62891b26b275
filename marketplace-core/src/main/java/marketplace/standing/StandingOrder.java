package marketplace.standing;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import marketplace.checkout.Basket;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.Owner;
import marketplace.orders.OrderNumber;
import marketplace.orders.PayBy;
import marketplace.orders.Recipient;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.PlaceCode;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What a resident agreed to once, for every time: lines with a rhythm of their own, and how they come and are paid.
 *
 * @param number by which she names it
 */
public record StandingOrder(
        StandingId id,
        OrderNumber number,
        AccountId account,
        long version,
        Recipient recipient,
        Terms terms,
        List<StandingLine> lines,
        Instant agreedAt,
        Course course) {
    public StandingOrder {
        lines = List.copyOf(lines);
    }

    /**
     * What is the same each time.
     *
     * @param point where it waits for her; none when it comes to the door
     * @param ofAge she said that she is as old as what is in it asks for
     * @param site where she sees us
     */
    public record Terms(
            Language language, PlaceCode place, @Nullable String point, PayBy payBy, boolean ofAge, URI site) {}

    /**
     * How far it has come.
     *
     * @param done the last delivery that was bought, skipped or given up
     * @param next the delivery that comes; none once it has ended
     * @param announced whether she was told of it
     * @param pausedUntil from when on it comes again
     * @param reason why it was ended, where one was given
     */
    public record Course(
            @Nullable LocalDate done,
            @Nullable LocalDate next,
            boolean announced,
            @Nullable LocalDate pausedUntil,
            @Nullable Instant endedAt,
            @Nullable String reason) {
        /** Towards this delivery; she knows of it when it is the one she was told of. */
        Course towards(LocalDate day) {
            return new Course(done, day, announced && day.equals(next), pausedUntil, endedAt, reason);
        }
    }

    public boolean isEnded() {
        return course.endedAt() != null;
    }

    public boolean isPaused(LocalDate today) {
        return !isEnded()
                && course.pausedUntil() != null
                && course.pausedUntil().isAfter(today);
    }

    public Optional<LocalDate> next() {
        return Optional.ofNullable(course.next());
    }

    public List<StandingLine> linesOn(LocalDate day) {
        return lines.stream().filter(line -> line.isOn(day)).toList();
    }

    public Optional<StandingLine> find(VariantId variant) {
        return lines.stream().filter(line -> line.variant().equals(variant)).findFirst();
    }

    /** Whether this is the delivery it is about now. */
    boolean isFor(LocalDate day) {
        return day.equals(course.next());
    }

    /** What comes on this day, at the agreed prices. */
    Basket basketOn(LocalDate day) {
        var wanted = linesOn(day).stream()
                .map(line -> new Basket.Line(line.variant(), line.pieces(), line.agreed(), line.wish()))
                .toList();
        return new Basket(id.value(), 0, wanted, null);
    }

    /** What checkout is asked when it is bought without her. */
    Asked asked(String handOver) {
        var choices = new Choices(
                terms.place(), handOver, terms.payBy(), false, terms.language(), terms.ofAge(), false, false);
        return new Asked(new Owner(account, null), id.value(), 0, Money.ZERO, recipient, choices, terms.site());
    }

    /** Towards the first delivery that is neither over nor paused; one that has ended comes no more. */
    StandingOrder scheduled(LocalDate today) {
        return isEnded() ? this : towards(first(notBefore(today)));
    }

    /** Towards the delivery after the next one. */
    StandingOrder later() {
        return towards(first(Objects.requireNonNull(course.next()).plusDays(1)));
    }

    private StandingOrder towards(LocalDate day) {
        return with(course.towards(day));
    }

    private LocalDate first(LocalDate notBefore) {
        return lines.stream()
                .map(line -> line.first(notBefore))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private LocalDate notBefore(LocalDate today) {
        return Stream.of(
                        Optional.of(today.plusDays(1)),
                        Optional.ofNullable(course.done()).map(day -> day.plusDays(1)),
                        Optional.ofNullable(course.pausedUntil()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    StandingOrder announced() {
        return with(new Course(course.done(), course.next(), true, course.pausedUntil(), null, null));
    }

    /** Nothing more is to be done for this delivery. */
    StandingOrder done(LocalDate day) {
        return with(new Course(day, course.next(), false, course.pausedUntil(), null, null));
    }

    /** Nothing comes before that day; none: it comes again. */
    StandingOrder paused(@Nullable LocalDate until) {
        return with(new Course(course.done(), course.next(), course.announced(), until, null, null));
    }

    StandingOrder ended(Instant now, @Nullable String reason) {
        return with(new Course(course.done(), null, false, null, now, reason));
    }

    StandingOrder with(VariantId variant, UnaryOperator<StandingLine> change) {
        find(variant).orElseThrow(StandingRefused.Absent::new);
        return with(lines.stream()
                .map(line -> line.variant().equals(variant) ? change.apply(line) : line)
                .toList());
    }

    StandingOrder without(VariantId variant) {
        var rest =
                lines.stream().filter(line -> !line.variant().equals(variant)).toList();
        if (rest.isEmpty()) {
            throw new StandingRefused.LastLine();
        }
        return with(rest);
    }

    private StandingOrder with(List<StandingLine> changed) {
        return new StandingOrder(id, number, account, version, recipient, terms, changed, agreedAt, course);
    }

    private StandingOrder with(Course changed) {
        return new StandingOrder(id, number, account, version, recipient, terms, lines, agreedAt, changed);
    }

    StandingOrder counted() {
        return new StandingOrder(id, number, account, version + 1, recipient, terms, lines, agreedAt, course);
    }
}
