package marketplace.merchants.web;

import java.time.Clock;
import java.time.Duration;
import marketplace.files.FileRefused;
import marketplace.files.Upload;
import marketplace.merchants.ImportShops.Report;
import marketplace.merchants.MerchantRefused;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the operator brings in an extract of OpenStreetMap and reads what came of it. */
@Controller
@RequestMapping("/betreiber/karte")
public class MapPages {
    private final MapUpload upload;
    private final Pages pages;
    private final Clock clock;

    MapPages(MapUpload upload, Pages pages, Clock clock) {
        this.upload = upload;
        this.pages = pages;
        this.clock = clock;
    }

    /** What came of an extract, and how long it took. */
    public record Brought(@Nullable Report report, Duration took) {
        static final Brought NOTHING = new Brought(null, Duration.ZERO);

        public double seconds() {
            return took.toMillis() / 1000.0;
        }
    }

    @GetMapping
    Mono<Rendering> show(ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> page(Brought.NOTHING, Errors.none(), exchange));
    }

    /** Streamed to a file; nothing of it is read before it is clear who sends it. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Rendering> bring(@RequestBody Flux<PartEvent> form, ServerWebExchange exchange) {
        return Mono.fromSupplier(clock::instant)
                .flatMap(begun -> upload.take(Upload.content(form))
                        .map(report -> new Brought(report, Duration.between(begun, clock.instant()))))
                .flatMap(brought -> page(brought, Errors.none(), exchange))
                .onErrorResume(MerchantRefused.NotAMap.class, refused -> again(refused, exchange))
                .onErrorResume(FileRefused.class, refused -> again(refused, exchange));
    }

    private Mono<Rendering> again(Refusal refused, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(frame -> Errors.at("file", frame.sentence(refused)))
                .flatMap(errors -> page(Brought.NOTHING, errors, exchange));
    }

    private Mono<Rendering> page(Brought brought, Errors errors, ServerWebExchange exchange) {
        return pages.show(exchange, Sheet.of("merchants/map", brought).with(errors));
    }
}
