package marketplace.search.asking;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import marketplace.search.reach.Way;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * Whose listings may answer a question, and how near they are.
 *
 * @param only whose goods; nothing if anybody's who is not hidden
 * @param serving whose work: who comes to people is no matter of delivery; nothing if anybody's
 * @param rings from near to far, without those beyond the last
 */
public record Eligible(
        @Nullable Set<MerchantId> only, @Nullable Set<MerchantId> serving, Set<MerchantId> hidden, List<Ring> rings) {

    /** How far residents usually go to fetch things, when they name no distance. */
    static final int USUAL_KM = 25;

    /** Merchants in one distance and how much that weighs. */
    public record Ring(Set<MerchantId> merchants, double weight) {}

    private record Band(double km, double weight) {}

    private static final List<Band> BANDS =
            List.of(new Band(2, 1.20), new Band(5, 1.14), new Band(10, 1.08), new Band(20, 1.03));
    private static final List<Band> BY_DISTANCE = List.of(
            new Band(1, 100),
            new Band(2, 90),
            new Band(3, 80),
            new Band(5, 70),
            new Band(8, 60),
            new Band(12, 50),
            new Band(18, 40),
            new Band(25, 30),
            new Band(40, 20),
            new Band(100, 10));

    /** What it depends on beside the directory. */
    record Key(
            @Nullable String place,
            @Nullable Integer radiusKm,
            @Nullable Way way,
            boolean everywhere,
            boolean byDistance) {
        static Key of(Question question) {
            var place = question.place();
            return new Key(
                    place == null ? null : place.id(),
                    question.radiusKm(),
                    question.way(),
                    question.everywhere(),
                    question.sort() == Sort.NEAR);
        }
    }

    /** For the next question from the same place it is kept with the directory; nobody's own position is. */
    public static Eligible of(Question question, Directory directory, LocalDateTime now) {
        var place = question.place();
        var fromPlace = Objects.equals(question.point(), place == null ? null : place.point());
        return fromPlace && !question.openNow()
                ? directory.eligible(Key.of(question), () -> reckoned(question, directory, now))
                : reckoned(question, directory, now);
    }

    private static Eligible reckoned(Question question, Directory directory, LocalDateTime now) {
        var near = narrowed(question, directory, now);
        var chosen = chosen(question, directory);
        var only = chosen == null ? near : both(near, chosen);
        var serving = question.way() == null ? near : only;
        var bands = question.sort() == Sort.NEAR ? BY_DISTANCE : BANDS;
        var rings = question.point() == null ? List.<Ring>of() : rings(directory, question.point(), bands, near);
        return new Eligible(only, serving, directory.hidden(), rings);
    }

    /** Those within the radius and open, where that is asked for. */
    private static @Nullable Set<MerchantId> narrowed(Question question, Directory directory, LocalDateTime now) {
        Set<MerchantId> near = null;
        if (question.radiusKm() != null && question.point() != null) {
            near = directory.within(question.point(), question.radiusKm());
        }
        return question.openNow() ? both(near, directory.openAt(now)) : near;
    }

    /** Whether nobody at all may answer. */
    public boolean isNobody() {
        return only != null && only.isEmpty() && serving != null && serving.isEmpty();
    }

    /** Whether a merchant may be shown herself. */
    boolean mayAnswer(MerchantId merchant) {
        return serving == null || serving.contains(merchant) || only == null || only.contains(merchant);
    }

    /** What a merchant's distance weighs. */
    double nearness(MerchantId merchant) {
        return rings.stream()
                .filter(ring -> ring.merchants().contains(merchant))
                .mapToDouble(Ring::weight)
                .findFirst()
                .orElse(1);
    }

    /** Those who come in the chosen way; without one, those who reach the place at all. */
    private static @Nullable Set<MerchantId> chosen(Question question, Directory directory) {
        if (question.way() != null) {
            return coming(question.way(), question, directory);
        }
        if (question.place() == null || question.everywhere()) {
            return null;
        }
        var reaching = new HashSet<MerchantId>();
        for (var way : Way.values()) {
            reaching.addAll(coming(way, question, directory));
        }
        return reaching;
    }

    /** Those who come in a way to who asks; without a distance chosen, a shop far off is none to fetch from. */
    public static Set<MerchantId> coming(Way way, Question question, Directory directory) {
        if (way != Way.PICKUP) {
            return directory.reaching(question.place(), way);
        }
        var point = question.point();
        return point == null || question.radiusKm() != null
                ? directory.offeringPickup()
                : both(directory.offeringPickup(), directory.within(point, USUAL_KM));
    }

    private static Set<MerchantId> both(@Nullable Set<MerchantId> some, Set<MerchantId> others) {
        if (some == null) {
            return others;
        }
        var both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    private static List<Ring> rings(
            Directory directory, GeoPoint point, List<Band> bands, @Nullable Set<MerchantId> only) {
        var members = new ArrayList<Set<MerchantId>>();
        bands.forEach(_ -> members.add(new HashSet<>()));
        for (var merchant : directory.merchants()) {
            var there = merchant.point();
            if (there != null && (only == null || only.contains(merchant.id()))) {
                var km = point.kmTo(there);
                bands.stream()
                        .filter(band -> km <= band.km())
                        .findFirst()
                        .ifPresent(band -> members.get(bands.indexOf(band)).add(merchant.id()));
            }
        }
        var rings = new ArrayList<Ring>();
        for (var i = 0; i < bands.size(); i++) {
            if (!members.get(i).isEmpty()) {
                rings.add(new Ring(Set.copyOf(members.get(i)), bands.get(i).weight()));
            }
        }
        return rings;
    }
}
