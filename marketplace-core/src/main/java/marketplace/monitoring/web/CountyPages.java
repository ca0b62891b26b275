package marketplace.monitoring.web;

import marketplace.monitoring.Grain;
import marketplace.monitoring.Watch;
import marketplace.outbox.web.Streams;
import marketplace.pages.Pages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The county officer's page. */
@Controller
@RequestMapping("/kreis")
public class CountyPages {
    private final Watch watch;
    private final Names.Book names;
    private final CountyApi api;
    private final Streams streams;
    private final Pages pages;

    CountyPages(Watch watch, Names.Book names, CountyApi api, Streams streams, Pages pages) {
        this.watch = watch;
        this.names = names;
        this.api = api;
        this.streams = streams;
        this.pages = pages;
    }

    @GetMapping
    Mono<Rendering> show(
            @RequestParam(name = "teil", defaultValue = "") String view,
            @RequestParam(name = "zeitraum", defaultValue = "") String period,
            @RequestParam(name = "schritte", defaultValue = "WEEK") Grain step,
            ServerWebExchange exchange) {
        return Mono.zip(watch.report(period, step), watch.periods(), names.open())
                .map(all -> new Drawn(all.getT1(), all.getT2(), all.getT3(), View.of(view)))
                .flatMap(drawn -> pages.show(exchange, "monitoring/county", drawn));
    }

    @GetMapping("/daten/{table}.csv")
    Mono<ResponseEntity<String>> csv(
            @PathVariable String table,
            @RequestParam(name = "zeitraum", defaultValue = "") String period,
            @RequestParam(name = "schritte", defaultValue = "WEEK") Grain step) {
        return api.file(table, watch.report(period, step));
    }

    /** Tells the page to look again when the totals have gone a step, and says nothing of what happens between. */
    @GetMapping(path = "/jetzt", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> now(@RequestParam(name = "zeitraum", defaultValue = "") String period) {
        return streams.at(watch.follow(period));
    }
}
