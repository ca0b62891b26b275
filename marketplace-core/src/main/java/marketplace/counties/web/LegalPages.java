package marketplace.counties.web;

import java.util.Arrays;
import java.util.List;
import marketplace.counties.LegalText;
import marketplace.counties.LegalText.Kind;
import marketplace.counties.LegalTexts;
import marketplace.counties.LegalTexts.Dated;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Prose;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The legal texts of the county as pages to read, to print and to keep (§ 312i BGB); every version stays readable. */
@Controller
public class LegalPages {
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final LegalTexts texts;
    private final Pages pages;

    LegalPages(LegalTexts texts, Pages pages) {
        this.texts = texts;
        this.pages = pages;
    }

    /** One version of a text, and the others there are, the newest first. */
    public record Shown(LegalText text, List<Dated> versions) {
        public String html(Frame frame) {
            return Prose.html(text.body(), frame::link);
        }

        public String file() {
            return "/texte/%s/%d".formatted(text.kind().path().substring(1), text.version());
        }
    }

    @GetMapping({
        "/agb",
        "/datenschutz",
        "/vertragsschluss",
        "/barrierefreiheit",
        "/kosten",
        "/sortierung",
        "/kontaktstellen",
        "/leichte-sprache",
        "/gebaerdensprache"
    })
    Mono<Rendering> show(@RequestParam(required = false) @Nullable Integer fassung, ServerWebExchange exchange) {
        var kind =
                kindOf(exchange.getRequest().getPath().pathWithinApplication().value());
        return pages.frame(exchange)
                .map(Frame::language)
                .flatMap(language -> Mono.zip(
                        fassung == null ? texts.get(kind, language) : texts.get(kind, language, fassung),
                        texts.list(kind, language),
                        Shown::new))
                .flatMap(shown -> pages.show(exchange, "counties/legal", shown));
    }

    /** The same as a text file to keep. */
    @GetMapping("/texte/{name}/{version}")
    Mono<ResponseEntity<String>> keep(
            @PathVariable String name, @PathVariable int version, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .flatMap(frame -> texts.get(kindOf("/" + name), frame.language(), version))
                .map(text -> ResponseEntity.ok()
                        .contentType(TEXT)
                        .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                                .filename("%s-%d.txt".formatted(name, version))
                                .build()))
                        .body(text.title() + "\n\n" + Prose.plain(text.body())));
    }

    private static Kind kindOf(String path) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.path().equals(path))
                .findFirst()
                .orElseThrow(LegalTexts.NoSuchText::new);
    }
}
