package marketplace.counties.web;

import java.util.Locale;
import java.util.function.UnaryOperator;
import marketplace.counties.County;
import marketplace.pages.CountyView;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The county on every page: its name, its colours, the phone number of a person. */
@Component
class CountyFrame implements FramePart {
    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        return CountyFilter.countyOf(exchange).map(CountyFrame::view).map(view -> frame -> frame.withCounty(view));
    }

    private static CountyView view(County county) {
        return new CountyView(
                county.slug(),
                county.name(),
                CountyView.Theme.valueOf(county.theme().toUpperCase(Locale.ROOT)),
                county.operator().name(),
                county.phone().number(),
                county.phone().helpers(),
                county.phone().hours());
    }
}
