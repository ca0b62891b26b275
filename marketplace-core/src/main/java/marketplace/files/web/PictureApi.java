package marketplace.files.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import marketplace.files.Pictures;
import marketplace.files.Pictures.Picture;
import marketplace.files.Upload;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.SignedIn;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pictures are sent as they are: the body is the file. Its own hash makes sending it again harmless. */
@RestController
class PictureApi {
    private final Pictures pictures;
    private final Idempotent idempotent;

    PictureApi(Pictures pictures, Idempotent idempotent) {
        this.pictures = pictures;
        this.idempotent = idempotent;
    }

    /** Keeps a picture for a listing or a profile, at most 10 MB and 40 megapixels, without its metadata. */
    @Creates(PictureView.class)
    @PostMapping(
            path = "/api/v1/pictures",
            consumes = {"image/jpeg", "image/png", "image/webp", "application/octet-stream"})
    Mono<ResponseEntity<String>> keep(@RequestBody Flux<DataBuffer> body, ServerWebExchange exchange) {
        return SignedIn.get()
                .then(Upload.whole(body))
                .flatMap(file -> idempotent.created(
                        exchange,
                        hash(file),
                        Mono.defer(() -> pictures.keep(file)).map(PictureView::of),
                        "{href}"));
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    record PictureView(String hash, int width, int height, String href) {
        static PictureView of(Picture picture) {
            return new PictureView(picture.hash(), picture.width(), picture.height(), picture.href(640));
        }
    }
}
