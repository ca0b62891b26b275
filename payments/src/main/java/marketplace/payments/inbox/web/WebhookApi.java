package marketplace.payments.inbox.web;

import marketplace.payments.inbox.TakeLetter;
import marketplace.payments.stripe.Signatures.Endpoint;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 200 means kept; whatever is not kept is told again by Stripe. */
@RestController
class WebhookApi {

    private final TakeLetter take;

    WebhookApi(TakeLetter take) {
        this.take = take;
    }

    @PostMapping("/webhooks/stripe/platform")
    Mono<ResponseEntity<Void>> platform(
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature, @RequestBody String body) {
        return take.from(Endpoint.PLATFORM, body, signature)
                .thenReturn(ResponseEntity.ok().build());
    }

    @PostMapping("/webhooks/stripe/connect")
    Mono<ResponseEntity<Void>> connect(
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature, @RequestBody String body) {
        return take.from(Endpoint.CONNECT, body, signature)
                .thenReturn(ResponseEntity.ok().build());
    }
}
