package marketplace.merchants.web;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The name of the shop on every page of its desk, for its own people. */
@Component
class ShopFrame implements FramePart {
    private static final Pattern DESK =
            Pattern.compile("/betrieb/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/|$)");

    private final Merchants merchants;

    ShopFrame(Merchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        var desk = DESK.matcher(exchange.getRequest().getPath().value());
        return desk.find() ? named(MerchantId.of(desk.group(1))) : Mono.empty();
    }

    private Mono<UnaryOperator<Frame>> named(MerchantId shop) {
        return SignedIn.find()
                .filter(me -> me.mayActFor(shop))
                .flatMap(_ -> merchants.find(shop))
                .map(ShopFrame::named);
    }

    private static UnaryOperator<Frame> named(Merchant merchant) {
        return frame -> frame.withShop(merchant.profile().name());
    }
}
