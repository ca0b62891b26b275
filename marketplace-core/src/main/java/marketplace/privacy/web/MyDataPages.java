package marketplace.privacy.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.privacy.Leave;
import marketplace.privacy.TakeAlong;
import marketplace.privacy.TakeAlong.MyData;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.personal.Locked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** "Meine Daten": what is kept and why, all of it to take along or to print, and the way out. */
@Controller
public class MyDataPages {
    private static final Set<String> YES = Set.of("löschen", "loeschen", "delete");

    private final TakeAlong takeAlong;
    private final Leave leave;
    private final Pages pages;
    private final JsonMapper json;

    MyDataPages(TakeAlong takeAlong, Leave leave, Pages pages, JsonMapper json) {
        this.takeAlong = takeAlong;
        this.leave = leave;
        this.pages = pages;
        this.json = json;
    }

    /** What the first page shows. */
    public record Kept(List<String> sections) {}

    /** Everything, to be read. */
    public record Everything(MyData data, List<Told> told) {}

    /** The way out: what stays, and why it is shut where it is. */
    public record WayOut(List<Locked> locked, @Nullable String shut) {
        static WayOut of(Leave.Prospect prospect, Frame frame) {
            return new WayOut(
                    prospect.locked(), prospect.refusal() == null ? null : frame.sentence(prospect.refusal()));
        }
    }

    record Typed(@Nullable String word) {
        boolean isYes() {
            return YES.contains(Objects.requireNonNullElse(word, "").strip().toLowerCase(Locale.GERMAN));
        }
    }

    @GetMapping("/konto/daten")
    Mono<Rendering> kept(ServerWebExchange exchange) {
        return SignedIn.get().flatMap(_ -> pages.show(exchange, "privacy/kept", new Kept(takeAlong.names())));
    }

    @GetMapping("/konto/daten/alles")
    Mono<Rendering> everything(ServerWebExchange exchange) {
        return Mono.zip(takeAlong.mine(), pages.frame(exchange))
                .map(both -> new Everything(both.getT1(), told(both.getT1(), both.getT2())))
                .flatMap(page -> pages.show(exchange, "privacy/everything", page));
    }

    @GetMapping(value = "/konto/daten/meine-daten.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<MyData>> document() {
        return takeAlong
                .mine()
                .map(data -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"meine-daten.json\"")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(data));
    }

    @GetMapping("/konto/loeschen")
    Mono<Rendering> wayOut(ServerWebExchange exchange) {
        return shown(exchange, Errors.none());
    }

    /** Only with the word typed; what holds her back is said on the same page. */
    @PostMapping("/konto/loeschen")
    Mono<Rendering> leave(@ModelAttribute Typed typed, ServerWebExchange exchange) {
        return typed.isYes()
                ? leave.now()
                        .then(Mono.defer(() -> pages.redirect("/", "privacy.left")))
                        .onErrorResume(Refusal.class, refusal -> refused(refusal, exchange))
                : pages.frame(exchange)
                        .flatMap(frame -> shown(exchange, Errors.at("word", frame.text("privacy.word.missing"))));
    }

    private Mono<Rendering> refused(Refusal refusal, ServerWebExchange exchange) {
        return refusal.kind() == Refusal.Kind.CONFLICT
                ? pages.frame(exchange).flatMap(frame -> shown(exchange, Errors.at("", frame.sentence(refusal))))
                : Mono.error(refusal);
    }

    private Mono<Rendering> shown(ServerWebExchange exchange, Errors errors) {
        return Mono.zip(leave.prospect(), pages.frame(exchange))
                .map(both -> WayOut.of(both.getT1(), both.getT2()))
                .flatMap(page ->
                        pages.show(exchange, Sheet.of("privacy/leave", page).with(errors)));
    }

    private List<Told> told(MyData data, Frame frame) {
        var telling = new Telling(frame);
        return data.data().entrySet().stream()
                .map(section -> telling.section(section.getKey(), entries(section)))
                .toList();
    }

    private List<JsonNode> entries(Map.Entry<String, List<Object>> section) {
        return section.getValue().stream().<JsonNode>map(json::valueToTree).toList();
    }
}
