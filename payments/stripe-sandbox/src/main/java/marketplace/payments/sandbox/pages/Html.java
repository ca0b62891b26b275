package marketplace.payments.sandbox.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Plain pages, German first, English second, that work without script. */
final class Html {

    private static final String FRAME = """
        <!doctype html>
        <html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title><style>
        body{font:1.1rem/1.5 system-ui,sans-serif;margin:0;background:#f3f4f8;color:#1a1f36}
        main{max-width:28rem;margin:2rem auto;padding:1.5rem;background:#fff;border:1px solid #c6cbd9;border-radius:.6rem}
        h1{font-size:1.4rem;margin:0 0 .5rem}.test{background:#7a3e00;color:#fff;margin:0;padding:.4rem 1rem}
        label{display:block;margin:.8rem 0 .2rem}
        input{font:inherit;width:100%%;box-sizing:border-box;
        padding:.5rem;border:1px solid #6b7186;border-radius:.3rem}
        button{font:inherit;margin:1rem .5rem 0 0;padding:.6rem 1.2rem;border:1px solid #3d3a8c;border-radius:.3rem;
        background:#3d3a8c;color:#fff}
        button.other{background:#fff;color:#3d3a8c}.bad{color:#a1001f;font-weight:600}
        </style></head><body><p class="test">Testumgebung: hier fließt kein Geld. · Test mode: no money moves.</p>
        <main><h1>%1$s</h1>
        %2$s
        </main></body></html>
        """;

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static void show(HttpExchange exchange, int status, String title, String body) throws IOException {
        byte[] page = FRAME.formatted(title, body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(303, -1);
    }
}
