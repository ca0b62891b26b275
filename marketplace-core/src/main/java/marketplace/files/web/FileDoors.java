package marketplace.files.web;

import java.time.Duration;
import java.util.UUID;
import marketplace.files.FileRefused;
import marketplace.files.Papers;
import marketplace.files.Pictures;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pictures, which never change under their address, and papers behind signed links. */
@RestController
class FileDoors {
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Pictures pictures;
    private final Papers papers;

    FileDoors(Pictures pictures, Papers papers) {
        this.pictures = pictures;
        this.papers = papers;
    }

    @GetMapping("/files/{hash:[0-9a-f]{64}}/{width:320|640|1280}.jpg")
    Mono<ResponseEntity<byte[]>> picture(@PathVariable String hash, @PathVariable int width) {
        return pictures.find(hash, width)
                .map(content -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(FOR_EVER)
                        .body(content))
                .switchIfEmpty(Mono.error(FileRefused.Absent::new));
    }

    /** A download, never shown in our own page's name. */
    @GetMapping("/files/private/{id}")
    Mono<ResponseEntity<byte[]>> paper(
            @PathVariable UUID id, @RequestParam long until, @RequestParam String signature) {
        return papers.open(id, until, signature)
                .map(paper -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(paper.type()))
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment().build().toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .body(paper.content()));
    }
}
