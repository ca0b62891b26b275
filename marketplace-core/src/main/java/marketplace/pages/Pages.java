package marketplace.pages;

import java.time.Duration;
import java.util.regex.Pattern;
import marketplace.pages.JteViews.Shown;
import marketplace.pages.kept.Keeping;
import marketplace.pages.kept.KeptPages;
import marketplace.pages.kept.KeptPages.About;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How a room shows a page: it names a template and what the page is about; the frame comes by itself. */
@Component
public class Pages {
    static final String HX_REQUEST = "HX-Request";
    private static final String HX_HISTORY = "HX-History-Restore-Request";

    /** Without braces: a redirect would fill them. */
    private static final Pattern OURS =
            Pattern.compile("/(?!/)(?:[\\w!$&'()*+,\\-./:;=?@~]|%[0-9A-Fa-f]{2}){0,500}(?:#[\\w-]{0,100})?");

    private final Frames frames;
    private final JteViews views;
    private final KeptPages kept;

    Pages(Frames frames, JteViews views, KeptPages kept) {
        this.frames = frames;
        this.views = views;
        this.kept = kept;
    }

    /** The page of a template, 200. */
    public Mono<Rendering> show(ServerWebExchange exchange, String template, Object page) {
        return show(exchange, Sheet.of(template, page));
    }

    /** The page, or for htmx its part alone. The template has the parameters {@code frame} and {@code page}. */
    public Mono<Rendering> show(ServerWebExchange exchange, Sheet sheet) {
        SecurityHeaders.open(exchange, sheet.opening());
        return frames.of(exchange)
                .map(frame -> frame.withErrors(sheet.errors()))
                .map(frame -> rendering(frame, sheet, exchange));
    }

    /** A page that is the same for everybody, so that whoever passes it on may keep it for a while. */
    public Mono<Rendering> showToAll(ServerWebExchange exchange, String template, Object page, Duration fresh) {
        exchange.getResponse()
                .getHeaders()
                .setCacheControl(CacheControl.maxAge(fresh).cachePublic());
        return frames.of(exchange)
                .map(Frame::forEverybody)
                .map(frame -> rendering(frame, Sheet.of(template, page), exchange));
    }

    /** The page, or the one that is kept. */
    public <P> Mono<Rendering> show(ServerWebExchange exchange, Keeping<P> keeping) {
        return frames.of(exchange)
                .flatMap(frame -> frame.isAnybodys()
                        ? finished(new About(keeping.template(), keeping.subject(), frame), keeping)
                        : keeping.page().map(page -> rendering(frame, Sheet.of(keeping.template(), page), exchange)));
    }

    private <P> Mono<Rendering> finished(About about, Keeping<P> keeping) {
        return Mono.justOrEmpty(kept.find(about))
                .filterWhen(page -> keeping.edition().map(page.edition()::equals))
                .switchIfEmpty(Mono.defer(() -> keeping.page().map(page -> keep(about, keeping, page))))
                .map(page -> rendering(about, page));
    }

    private <P> KeptPages.Page keep(About about, Keeping<P> keeping, P page) {
        var html = views.render(about.template() + ".jte", about.frame(), page);
        return kept.keep(about, new KeptPages.Page(keeping.editionOf().apply(page), html));
    }

    private static Rendering rendering(About about, KeptPages.Page page) {
        return new Shown(about.frame(), null, page.html())
                .by(Rendering.view(about.template()))
                .build();
    }

    /** The frame alone: for sentences in the page's language before there is a page. */
    public Mono<Frame> frame(ServerWebExchange exchange) {
        return frames.of(exchange);
    }

    /** How large and how simple this page is wanted. */
    public static View view(ServerWebExchange exchange) {
        return Where.of(exchange).view();
    }

    /** On to a page of ours after a form; language and view stay. */
    public Mono<Rendering> redirect(String path) {
        return Mono.just(
                Rendering.redirectTo(ours(path)).status(HttpStatus.SEE_OTHER).build());
    }

    /** On to a page of ours, which then tells what is done: "basket.added" is the text "basket.done.added". */
    public Mono<Rendering> redirect(String path, String done) {
        return redirect(path + (path.contains("?") ? "&" : "?") + Where.DONE + "=" + done);
    }

    private static Rendering rendering(Frame frame, Sheet sheet, ServerWebExchange exchange) {
        var asked = exchange.getRequest().getHeaders();
        var alone = sheet.fragment() != null && asked.containsHeader(HX_REQUEST) && !asked.containsHeader(HX_HISTORY);
        var rendering =
                Rendering.view(alone ? sheet.fragment() : sheet.template()).status(sheet.status());
        if (sheet.fragment() != null) {
            rendering.header(HttpHeaders.VARY, HX_REQUEST);
        }
        return new Shown(frame, sheet.page(), null).by(rendering).build();
    }

    /** Whether this is a path of this host and nothing else, as an address is written: at most 500 characters. */
    public static boolean isOurs(String path) {
        return OURS.matcher(path).matches();
    }

    private static String ours(String path) {
        if (!isOurs(path)) {
            throw new IllegalArgumentException("not a path of ours: " + path);
        }
        return path;
    }
}
