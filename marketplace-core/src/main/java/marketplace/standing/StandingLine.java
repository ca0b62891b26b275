package marketplace.standing;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import marketplace.checkout.Basket;
import marketplace.orders.Wish;
import marketplace.shared.Money;
import marketplace.shared.VariantId;

/**
 * So many pieces of a variant, again and again.
 *
 * @param name when it was agreed, in the words of the contract
 * @param from the first day it comes; the rhythm counts from there
 * @param agreed what one costs at most; above that it waits for her consent
 * @param wish of each time it is bought
 */
public record StandingLine(
        VariantId variant, String name, int pieces, Rhythm rhythm, LocalDate from, Money agreed, Wish wish) {
    public StandingLine {
        if (pieces < 1 || pieces > Basket.MOST_PIECES) {
            throw new StandingRefused.Pieces();
        }
    }

    boolean isOn(LocalDate day) {
        return !day.isBefore(from) && DAYS.between(from, day) % rhythm.days() == 0;
    }

    /** The first day it comes, that day or later. */
    LocalDate first(LocalDate notBefore) {
        var passed = Math.max(0, DAYS.between(from, notBefore));
        var times = Math.ceilDiv(passed, rhythm.days());
        return from.plusDays(times * rhythm.days());
    }

    StandingLine of(int otherPieces, Rhythm otherRhythm) {
        return new StandingLine(variant, name, otherPieces, otherRhythm, from, agreed, wish);
    }

    StandingLine at(Money price) {
        return new StandingLine(variant, name, pieces, rhythm, from, price, wish);
    }
}
