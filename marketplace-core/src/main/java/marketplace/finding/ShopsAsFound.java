package marketplace.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import marketplace.finding.Found.Comes;
import marketplace.finding.Found.Shop;
import marketplace.finding.Question.Home;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.shared.GeoPoint;
import org.jspecify.annotations.Nullable;

/** Merchants as search would have told them: distance and hours are ours to know, delivery days are not. */
public record ShopsAsFound(@Nullable Home home, BusinessTime time, Instant now) {
    private static final double METRES = 1_000;

    public Shop shop(Merchant merchant) {
        var profile = merchant.profile();
        var point = Optional.ofNullable(profile.address().point());
        var open = time.openAt(merchant.hours(), now);
        return new Shop(
                profile.name(),
                merchant.slug(),
                profile.trade(),
                profile.address().town(),
                merchant.isClaimed(),
                point.map(GeoPoint::latitude).orElse(null),
                point.map(GeoPoint::longitude).orElse(null),
                point.map(this::metres).orElse(null),
                merchant.hours().isStated() ? open.isPresent() : null,
                open.map(one -> one.until()
                                .atZone(BusinessTime.ZONE)
                                .toLocalTime()
                                .toString())
                        .orElse(null),
                pickup(merchant));
    }

    private @Nullable Long metres(GeoPoint there) {
        return home == null ? null : Math.round(home.point().kmTo(there) * METRES);
    }

    private static List<Comes> pickup(Merchant merchant) {
        return merchant.profile().ways().contains(marketplace.merchants.Way.PICKUP)
                ? List.of(new Comes(Way.PICKUP.code(), null, null, null))
                : List.of();
    }
}
