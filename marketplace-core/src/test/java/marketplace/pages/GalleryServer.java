package marketplace.pages;

import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.http.server.HttpServer;

/** The gallery in a browser: run it and open the port given (18090). */
final class GalleryServer {
    private static final int PORT = 18_090;

    private GalleryServer() {}

    public static void main(String[] arguments) {
        var handler =
                WebHttpHandlerBuilder.applicationContext(PagesAlone.started()).build();
        HttpServer.create()
                .host("127.0.0.1")
                .port(PORT)
                .compress(true)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow()
                .onDispose()
                .block();
    }
}
