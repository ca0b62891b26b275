package marketplace.catalog;

import java.time.Clock;
import java.time.LocalDate;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the rules of the catalog need to know of merchants. */
@Component
class Sellers {
    private final Merchants merchants;
    private final Clock clock;

    Sellers(Merchants merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    /**
     * What of a merchant decides what she may list.
     *
     * @param organic whether her organic certificate holds today (R147)
     * @param inCraftRegister whether she is entered in the Handwerksrolle (R160)
     */
    record Seller(MerchantId id, PlaceCode place, boolean organic, boolean inCraftRegister) {}

    Mono<Seller> get(MerchantId id) {
        return merchants
                .get(id)
                .map(merchant -> seller(merchant, LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE)));
    }

    private static Seller seller(Merchant merchant, LocalDate today) {
        var place = merchant.place();
        if (place == null) {
            throw new ListingRefused.NoPlace();
        }
        return new Seller(
                merchant.id(),
                place,
                merchant.organicOn(today),
                !merchant.profile().craft().entry().isEmpty());
    }
}
