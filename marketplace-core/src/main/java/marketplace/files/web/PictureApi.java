package marketplace.files.web;

import marketplace.files.Pictures;
import marketplace.files.Pictures.Picture;
import marketplace.files.Upload;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pictures are sent as they are: the body is the file. Its own hash makes sending it again harmless. */
@RestController
class PictureApi {
    private final Pictures pictures;

    PictureApi(Pictures pictures) {
        this.pictures = pictures;
    }

    @PostMapping(
            path = "/api/v1/pictures",
            consumes = {"image/jpeg", "image/png", "image/webp", "application/octet-stream"})
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PictureView> keep(@RequestBody Flux<DataBuffer> body) {
        return Upload.whole(body).flatMap(pictures::keep).map(PictureView::of);
    }

    record PictureView(String hash, int width, int height, String href) {
        static PictureView of(Picture picture) {
            return new PictureView(picture.hash(), picture.width(), picture.height(), picture.href(640));
        }
    }
}
