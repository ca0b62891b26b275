package marketplace.merchants;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A merchant's tax status over time; the day of the sale decides (R12, R67). */
public record TaxStatuses(List<From> dated) {
    private static final int MOST = 50;

    /** A status and the first day it holds. */
    public record From(LocalDate day, TaxStatus status) {}

    public TaxStatuses {
        dated = dated.stream().sorted(Comparator.comparing(From::day)).toList();
        if (dated.size() > MOST) {
            throw MerchantRefused.invalid("taxStatus", "too-many", "At most fifty changes of the tax status fit.");
        }
    }

    public static TaxStatuses always(TaxStatus status) {
        return new TaxStatuses(List.of(new From(LocalDate.EPOCH, status)));
    }

    /** Before the first one stated, that first one. */
    public TaxStatus on(LocalDate day) {
        return dated.reversed().stream()
                .filter(from -> !from.day().isAfter(day))
                .findFirst()
                .or(() -> dated.stream().findFirst())
                .map(From::status)
                .orElse(TaxStatus.REGULAR);
    }

    public TaxStatuses with(LocalDate day, TaxStatus status) {
        var others = dated.stream().filter(from -> !from.day().equals(day));
        return new TaxStatuses(
                Stream.concat(others, Stream.of(new From(day, status))).toList());
    }

    public boolean isStated() {
        return !dated.isEmpty();
    }
}
