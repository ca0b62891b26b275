package marketplace.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The templates under src/main/jte, compiled with the classes, as views of WebFlux. */
@Component
class JteViews implements ViewResolver, Ordered {
    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<View> resolveViewName(String name, Locale locale) {
        return Mono.just(new Template(name + ".jte"));
    }

    byte[] render(String template, Frame frame, Object page) {
        var out = new Utf8ByteOutput();
        engine.render(template, Map.of("frame", frame, "page", page), out);
        return out.toByteArray();
    }

    private byte[] html(String template, Shown shown) {
        return shown.html() == null
                ? render(template, shown.frame(), Objects.requireNonNull(shown.page()))
                : shown.html();
    }

    /**
     * What a template gets. In a list, since Spring looks into everything else in a model for what is to be bound.
     *
     * @param html the page itself, where it is finished
     */
    record Shown(Frame frame, @Nullable Object page, byte @Nullable [] html) {
        private static final String NAME = "shown";

        Rendering.Builder<?> by(Rendering.Builder<?> rendering) {
            return rendering.modelAttribute(NAME, List.of(this));
        }

        static Shown of(Map<String, ?> model) {
            return (Shown) ((List<?>) Objects.requireNonNull(model.get(NAME))).getFirst();
        }
    }

    /** Sends a rendered page: its language, its length, and that nobody may keep it for others. */
    static Mono<Void> send(ServerWebExchange exchange, Language language, byte[] html) {
        var headers = exchange.getResponse().getHeaders();
        headers.setContentType(HTML);
        headers.setContentLength(html.length);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        if (headers.getCacheControl() == null) {
            headers.setCacheControl(CacheControl.noCache().cachePrivate());
        }
        var bytes = exchange.getResponse().bufferFactory().wrap(html);
        return exchange.getResponse().writeWith(Mono.just(bytes));
    }

    private final class Template implements View {
        private final String name;

        Template(String name) {
            this.name = name;
        }

        @Override
        public List<MediaType> getSupportedMediaTypes() {
            return List.of(HTML);
        }

        @Override
        public Mono<Void> render(Map<String, ?> model, MediaType type, ServerWebExchange exchange) {
            var shown = Shown.of(model);
            return Mono.fromSupplier(() -> JteViews.this.html(name, shown))
                    .flatMap(html -> send(exchange, shown.frame().language(), html));
        }
    }
}
