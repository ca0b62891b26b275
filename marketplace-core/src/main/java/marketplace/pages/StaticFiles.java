package marketplace.pages;

import java.time.Duration;
import marketplace.pages.Assets.Asset;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** Sends static files; their address holds their hash, so whoever has one need never ask again. */
@Controller
class StaticFiles {
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    StaticFiles(Assets assets) {
        this.assets = assets;
    }

    /** The one script with an address that stays: a browser asks for it anew to learn whether it has changed. */
    @GetMapping("/offline.js")
    ResponseEntity<byte[]> offline() {
        var script = assets.find(assets.url("offline.js")).orElseThrow();
        return ResponseEntity.ok()
                .contentType(script.type())
                .cacheControl(CacheControl.noCache())
                .body(script.bytes());
    }

    @GetMapping(Assets.ROOT + "**")
    ResponseEntity<byte[]> send(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var asset = assets.find(request.getPath().pathWithinApplication().value())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var packs = String.valueOf(request.getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING))
                .contains("gzip");
        var answer = ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(FOR_EVER)
                .header("Cross-Origin-Resource-Policy", "same-origin");
        return asset.packed() == null ? answer.body(asset.bytes()) : body(answer, asset, packs);
    }

    private static ResponseEntity<byte[]> body(ResponseEntity.BodyBuilder answer, Asset asset, boolean packs) {
        answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return packs
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.packed())
                : answer.body(asset.bytes());
    }
}
