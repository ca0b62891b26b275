package marketplace.checkout;

import marketplace.counties.Streets;
import marketplace.counties.Streets.Doubt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks back where no letter would arrive: whoever insists on her address keeps it. */
@Component
public class CheckAddress {
    private final Streets streets;

    CheckAddress(Streets streets) {
        this.streets = streets;
    }

    /** @param sure she has said that it is right as it is */
    public Mono<Void> with(String postcode, String street, boolean sure) {
        return streets.doubt(postcode, street).filter(_ -> !sure).flatMap(doubt -> Mono.error(refusal(doubt)));
    }

    private static BasketRefused refusal(Doubt doubt) {
        return switch (doubt) {
            case Doubt.UnknownStreet(var instead) -> new BasketRefused.StreetUnknown(instead);
            case Doubt.NoNumber() -> new BasketRefused.HouseNumberMissing();
        };
    }
}
