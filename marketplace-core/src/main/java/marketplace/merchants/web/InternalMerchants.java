package marketplace.merchants.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.merchants.web.MerchantDocument.Calendar;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What search asks of merchants: some by id, or all in the order of their ids. Needs the scope {@code feed:read}. */
@RestController
class InternalMerchants {
    private final Merchants merchants;
    private final Counties counties;
    private final Clock clock;

    InternalMerchants(Merchants merchants, Counties counties, Clock clock) {
        this.merchants = merchants;
        this.counties = counties;
        this.clock = clock;
    }

    record Page(List<MerchantDocument> merchants, @Nullable MerchantId next) {}

    @GetMapping(path = "/internal/merchants", params = "ids")
    Mono<Page> byId(@RequestParam CountyCode county, @RequestParam List<MerchantId> ids) {
        return pageOf(county, merchants.listAll(ids), Integer.MAX_VALUE);
    }

    @GetMapping(path = "/internal/merchants", params = "!ids")
    Mono<Page> after(
            @RequestParam CountyCode county,
            @RequestParam(required = false) @Nullable MerchantId after,
            @RequestParam(defaultValue = "" + Merchants.MOST) int limit) {
        var most = Math.clamp(limit, 1, Merchants.MOST);
        return pageOf(county, merchants.list(after, most), most);
    }

    private Mono<Page> pageOf(CountyCode county, Mono<List<Merchant>> found, int full) {
        return counties.get(county)
                .flatMap(here -> found.map(all -> page(all, here, full)))
                .contextWrite(Scope.of(county)::in);
    }

    private Page page(List<Merchant> found, County county, int full) {
        var calendar =
                new Calendar(new BusinessTime(county.land()), LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        var documents = found.stream()
                .map(merchant -> MerchantDocument.of(merchant, county.code(), calendar))
                .toList();
        return new Page(documents, found.size() < full ? null : found.getLast().id());
    }
}
