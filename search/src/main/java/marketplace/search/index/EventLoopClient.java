package marketplace.search.index;

import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.util.BinaryData;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Carries the client's requests over the event loops that carry everything else. The one it brings has threads of its own,
 * to which each question would change over and back.
 */
final class EventLoopClient implements TransportHttpClient {
    private static final int MOST_WAITING = 1_000;

    private final Node node;
    private final ConnectionProvider connections;
    private final HttpClient http;

    /** At most {@value #MOST_WAITING} requests wait for a connection; neither that nor the answer takes longer than the timeout. */
    EventLoopClient(IndexSettings settings) {
        this.node = new Node(settings.url());
        this.connections = ConnectionProvider.builder("elasticsearch")
                .maxConnections(settings.connections())
                .pendingAcquireMaxCount(MOST_WAITING)
                .pendingAcquireTimeout(settings.timeout())
                .build();
        this.http = HttpClient.create(connections)
                .baseUrl(settings.url().toString())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.timeout().toMillis()))
                .responseTimeout(settings.timeout());
    }

    @Override
    public Response performRequest(String endpoint, @Nullable Node any, Request request, TransportOptions options) {
        throw new UnsupportedOperationException("nothing waits here for an answer");
    }

    /** What goes wrong on the way is an {@link IOException}. */
    @Override
    public CompletableFuture<Response> performRequestAsync(
            String endpoint, @Nullable Node any, Request request, TransportOptions options) {
        return http.headers(headers -> headers(headers, request, options))
                .request(HttpMethod.valueOf(request.method()))
                .uri(uri(request))
                .send(body(request))
                .responseSingle((head, body) -> received(head, body.asByteArray()))
                .onErrorMap(error -> !(error instanceof IOException), IOException::new)
                .toFuture();
    }

    private static void headers(HttpHeaders headers, Request request, TransportOptions options) {
        options.headers().forEach(header -> headers.set(header.getKey(), header.getValue()));
        request.headers().forEach(headers::set);
    }

    private static String uri(Request request) {
        var uri = new QueryStringEncoder(request.path());
        request.queryParams().forEach(uri::addParam);
        return uri.toString();
    }

    private static Mono<ByteBuf> body(Request request) {
        return Mono.justOrEmpty(request.body())
                .map(parts -> StreamSupport.stream(parts.spliterator(), false).toArray(ByteBuffer[]::new))
                .map(Unpooled::wrappedBuffer);
    }

    private Mono<Response> received(HttpClientResponse head, Mono<byte[]> body) {
        return body.defaultIfEmpty(new byte[0])
                .map(bytes -> new Received(node, head.status().code(), head.responseHeaders(), bytes));
    }

    @Override
    public void close() {
        connections.dispose();
    }

    /** An answer that is there as a whole. */
    private static final class Received implements Response {
        private final Node node;
        private final int status;
        private final HttpHeaders head;
        private final byte[] bytes;

        Received(Node node, int status, HttpHeaders head, byte[] bytes) {
            this.node = node;
            this.status = status;
            this.head = head;
            this.bytes = bytes;
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public int statusCode() {
            return status;
        }

        @Override
        public @Nullable String header(String name) {
            return head.get(name);
        }

        @Override
        public List<String> headers(String name) {
            return head.getAll(name);
        }

        @Override
        public BinaryData body() {
            return BinaryData.of(bytes, head.get(HttpHeaderNames.CONTENT_TYPE));
        }

        @Override
        public @Nullable Object originalResponse() {
            return null;
        }

        @Override
        public void close() {}
    }
}
