package marketplace.finding;

import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Search as its golden files describe it, and the tokens one needs for it; it remembers what it was asked. */
public final class SearchDouble {
    private static final Path CONTRACT = Path.of("../search/src/test/resources/contract");
    private static final String TOKEN = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":300}";

    private final AtomicReference<String> answer = new AtomicReference<>(golden("ask.json"));
    private final AtomicReference<String> asked = new AtomicReference<>("/");
    private final AtomicReference<String> taught = new AtomicReference<>("");
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow();

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The parameters of the last question. */
    public Map<String, List<String>> asked() {
        return UriComponentsBuilder.fromUriString(asked.get()).build().getQueryParams();
    }

    /** Answers with this from now on. */
    public void say(String json) {
        answer.set(json);
    }

    public void sayTheGolden() {
        answer.set(golden("ask.json"));
    }

    public static String golden(String file) {
        try {
            return Files.readString(CONTRACT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was last done to the lexicon: "PUT regional Weck = Brötchen". */
    public String taught() {
        return taught.get();
    }

    private Publisher<Void> teach(HttpServerRequest request, HttpServerResponse response) {
        var line = UriComponentsBuilder.fromUriString(request.uri()).build().getQueryParams();
        var said = UriUtils.decode(line.getFirst("line"), StandardCharsets.UTF_8);
        taught.set("%s %s %s".formatted(request.method(), line.getFirst("kind"), said));
        return response.status(said.contains("#") ? 422 : 204).send();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().startsWith("/lexicon") && !request.method().equals(HttpMethod.GET)) {
            return teach(request, response);
        }
        return response.header("Content-Type", "application/json").sendString(Mono.just(body(request.uri())));
    }

    private String body(String uri) {
        if (uri.startsWith("/ask")) {
            asked.set(uri);
            return answer.get();
        }
        if (uri.startsWith("/lexicon")) {
            return "{\"lines\":[{\"kind\":\"regional\",\"line\":\"Knäulchen = Brötchen\"}]}";
        }
        if (uri.startsWith("/rebuild")) {
            return "{\"state\":\"wanted\",\"done\":0}";
        }
        if (uri.startsWith("/comparison")) {
            return "{\"listings\":2,\"indexed\":2,\"different\":0,\"ids\":[],\"equal\":true}";
        }
        return uri.startsWith("/suggest") ? golden("suggest.json") : TOKEN;
    }
}
