package marketplace.portal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import marketplace.finding.CountyWords;
import marketplace.finding.CountyWords.Line;
import marketplace.finding.LineRefused;
import marketplace.monitoring.MissedWords;
import marketplace.monitoring.Word;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Field;
import marketplace.pages.parts.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What words mean in the county: what it added to the common lexicon, and what was searched for in vain. */
@Controller
@RequestMapping(WordsPages.PATH)
public class WordsPages {
    static final String PATH = "/betreiber/woerter";

    private final CountyWords words;
    private final MissedWords missed;
    private final Pages pages;

    WordsPages(CountyWords words, MissedWords missed, Pages pages) {
        this.words = words;
        this.missed = missed;
        this.pages = pages;
    }

    /** What is filled in: two sides make a line. */
    record Form(
            @Nullable String kind,
            @Nullable String said,
            @Nullable String means,
            @Nullable String line) {
        String kindOrUsual() {
            return Objects.requireNonNullElse(kind, CountyWords.KINDS.getFirst());
        }

        /** Whoever says one word means the others; in the region each means the other. */
        Line asLine() {
            var sign = kindOrUsual().equals("regional") || kindOrUsual().equals("synonym") ? " = " : " > ";
            var right = sign.equals(" = ") ? text(means).replace(",", " =") : text(means);
            return new Line(kindOrUsual(), text(said) + sign + right);
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given.strip();
        }
    }

    /** What the page shows. */
    public record Shown(List<Line> lines, List<Word> missed, Form form) {
        public Field said(Frame frame) {
            return Field.of("said", frame.text("portal.words.said")).max(60).value(form.said());
        }

        public Field means(Frame frame) {
            return Field.of("means", frame.text("portal.words.means"))
                    .hint(frame.text("portal.words.means.hint"))
                    .value(form.means());
        }

        public Field kind(Frame frame) {
            var options = CountyWords.KINDS.stream()
                    .map(kind ->
                            Option.of(kind, frame.text("portal.words.kind." + kind), kind.equals(form.kindOrUsual())))
                    .toList();
            return Field.of("kind", frame.text("portal.words.kind"), options);
        }

        /** The page with this word filled in. */
        public String href(Word word) {
            return PATH + "?wort=" + URLEncoder.encode(word.words(), StandardCharsets.UTF_8) + "#h-add";
        }

        public Map<String, List<Line>> byKind() {
            return lines.stream().collect(Collectors.groupingBy(Line::kind, TreeMap::new, Collectors.toList()));
        }
    }

    @GetMapping
    Mono<Rendering> show(@RequestParam(defaultValue = "") String wort, ServerWebExchange exchange) {
        return shown(new Form(null, wort, null, null)).flatMap(shown -> pages.show(exchange, "portal/words", shown));
    }

    @PostMapping
    Mono<Rendering> add(@ModelAttribute Form form, ServerWebExchange exchange) {
        return Mono.fromSupplier(form::asLine)
                .flatMap(words::add)
                .then(Mono.defer(() -> pages.redirect(PATH, "portal.words-added")))
                .onErrorResume(LineRefused.class, _ -> mend(form, exchange));
    }

    @PostMapping("/zurueck")
    Mono<Rendering> remove(@ModelAttribute Form form) {
        return words.remove(new Line(form.kindOrUsual(), Form.text(form.line())))
                .then(Mono.defer(() -> pages.redirect(PATH, "portal.words-removed")));
    }

    private Mono<Rendering> mend(Form form, ServerWebExchange exchange) {
        return Mono.zip(shown(form), pages.frame(exchange))
                .flatMap(both -> pages.show(
                        exchange,
                        Sheet.of("portal/words", both.getT1())
                                .with(Errors.at("means", both.getT2().text("portal.words.invalid")))));
    }

    private Mono<Shown> shown(Form form) {
        return Mono.zip(words.list(), missed.list(), (lines, none) -> new Shown(lines, none, form));
    }
}
