package marketplace.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.catalog.Listings;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.orders.MerchantDays;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Badge;
import marketplace.pages.parts.Tile;
import marketplace.pages.parts.Tone;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.withdrawals.Cases;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The way of a merchant's staff to their shop, straight in with one; and its day at a glance. */
@Controller
public class ShopPages {
    private final Merchants merchants;
    private final MerchantDays days;
    private final Listings listings;
    private final Cases cases;
    private final Pages pages;
    private final Clock clock;

    ShopPages(Merchants merchants, MerchantDays days, Listings listings, Cases cases, Pages pages, Clock clock) {
        this.merchants = merchants;
        this.days = days;
        this.listings = listings;
        this.cases = cases;
        this.pages = pages;
        this.clock = clock;
    }

    /** The shops she works for. */
    public record Shops(List<Merchant> merchants) {}

    /**
     * A shop's day.
     *
     * @param listings how many she has in which state
     * @param withdrawals how many wait for her
     */
    public record Day(
            Merchant merchant, MerchantDays.Day orders, Map<String, Long> listings, long withdrawals, LocalDate today) {
        public String path(String view) {
            return "/betrieb/" + merchant.id() + "/" + view;
        }

        public List<Tile> tiles(Frame frame) {
            var by = orders.answerBy();
            var fresh = Tile.of(frame.text("portal.day.fresh"), frame.formats().count(orders.fresh()));
            var until = by == null
                    ? List.<String>of()
                    : List.of(frame.text("portal.day.until", frame.formats().moment(by)));
            return List.of(
                    new Tile(fresh.label(), fresh.value(), null, until, null, true),
                    Tile.of(frame.text("portal.day.pack"), frame.formats().count(orders.toPack())),
                    Tile.of(frame.text("portal.day.ready"), frame.formats().count(orders.ready())));
        }

        /** Whether the payment house takes payments for her. */
        public Badge payments(Frame frame) {
            return merchant.payable()
                    ? Badge.of(frame.text("portal.day.payable"), Tone.OK)
                    : Badge.of(frame.text("portal.day.unpayable"), Tone.WARN);
        }

        public boolean isNew() {
            return listings.isEmpty();
        }

        public long listed(String state) {
            return listings.getOrDefault(state, 0L);
        }

        public boolean closedToday() {
            return merchant.hours().isClosedOn(today);
        }

        /** Whether residents can find her now. */
        public boolean isOpenToAll() {
            return merchant.isSelling();
        }
    }

    @GetMapping("/betrieb")
    Mono<Rendering> shops(ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.MERCHANT_STAFF))
                .flatMap(me -> merchants.listAll(me.grants().stream()
                        .map(Grant::merchant)
                        .filter(Objects::nonNull)
                        .toList()))
                .flatMap(shops -> shops.size() == 1
                        ? pages.redirect("/betrieb/" + shops.getFirst().id())
                        : pages.show(exchange, "portal/mine", new Shops(shops)));
    }

    @GetMapping("/betrieb/{merchant}")
    Mono<Rendering> day(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .then(Mono.defer(() -> day(merchant)))
                .flatMap(day -> pages.show(exchange, Sheet.of("portal/day", day)));
    }

    private Mono<Day> day(MerchantId merchant) {
        var today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        var shop = merchants.get(merchant);
        var orders = days.get(merchant);
        var shelf = listings.count(merchant);
        var open = cases.countOpen(merchant);
        return Mono.zip(shop, orders, shelf, open)
                .map(all -> new Day(all.getT1(), all.getT2(), all.getT3(), all.getT4(), today));
    }
}
