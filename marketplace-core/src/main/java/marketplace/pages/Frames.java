package marketplace.pages;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes the frame of a request: our own defaults first, then what the rooms add. */
@Component
class Frames {
    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);

    private final Texts texts;
    private final Assets assets;
    private final PagesSettings settings;
    private final Supplier<List<FramePart>> parts;

    Frames(Texts texts, Assets assets, PagesSettings settings, ObjectProvider<FramePart> parts) {
        this.texts = texts;
        this.assets = assets;
        this.settings = settings;
        this.parts = SingletonSupplier.of(() -> parts.orderedStream().toList());
    }

    Mono<Frame> of(ServerWebExchange exchange) {
        var plain = plain(exchange);
        var asked = parts.get().stream().map(part -> asked(part, exchange)).toList();
        return asked.isEmpty() ? Mono.just(plain) : Mono.zip(asked, answers -> joined(plain, answers));
    }

    /** The frame without any room's help, for when even that fails. */
    Frame plain(ServerWebExchange exchange) {
        var where = Where.of(exchange);
        var frame = Frame.plain(where, texts, assets);
        var done = exchange.getRequest().getQueryParams().getFirst(Where.DONE);
        return done == null
                ? frame
                : texts.find(where.language(), doneKey(done))
                        .map(text -> frame.withToast(Toast.of(text)))
                        .orElse(frame);
    }

    private Mono<UnaryOperator<Frame>> asked(FramePart part, ServerWebExchange exchange) {
        return Mono.defer(() -> part.of(exchange))
                .timeout(settings.partLimit())
                .doOnError(failure -> LOG.warn("a page goes without {}: {}", part, failure.toString()))
                .onErrorComplete()
                .defaultIfEmpty(UnaryOperator.identity());
    }

    /** "basket.added" stands for the text "basket.done.added"; nothing else can be shown by a link from outside. */
    private static String doneKey(String done) {
        return done.replaceFirst("\\.", ".done.");
    }

    @SuppressWarnings("unchecked")
    private static Frame joined(Frame plain, Object[] answers) {
        return Stream.of(answers)
                .map(answer -> (UnaryOperator<Frame>) answer)
                .reduce(plain, (frame, part) -> part.apply(frame), (left, right) -> right);
    }
}
