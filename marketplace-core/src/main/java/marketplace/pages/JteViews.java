package marketplace.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
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
            var frame = (Frame) model.get("frame");
            return Mono.fromSupplier(() -> JteViews.this.render(name, frame, model.get("page")))
                    .flatMap(html -> send(exchange, frame.language(), html));
        }
    }
}
