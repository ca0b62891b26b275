package marketplace.merchants.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import marketplace.files.FileRefused;
import marketplace.merchants.ImportShops;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An extract of a map on its way in: to a file of its own, at most 500 MB, read twice and gone. */
@Component
class MapUpload {
    private static final long MOST_BYTES = 500L * 1024 * 1024;

    private final ImportShops importShops;

    MapUpload(ImportShops importShops) {
        this.importShops = importShops;
    }

    /** The operator's; of nobody else is anything read. */
    Mono<ImportShops.Report> take(Flux<DataBuffer> content) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> Mono.usingWhen(onDisk(content), importShops::from, MapUpload::gone));
    }

    private static Mono<Path> onDisk(Flux<DataBuffer> content) {
        return Mono.fromCallable(() -> Files.createTempFile("map", ".osm"))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(file -> DataBufferUtils.write(limited(content), file)
                        .thenReturn(file)
                        .onErrorResume(error -> gone(file).then(Mono.error(error))));
    }

    private static Flux<DataBuffer> limited(Flux<DataBuffer> content) {
        return Flux.defer(() -> {
            var seen = new long[1];
            return content.doOnNext(part -> {
                seen[0] += part.readableByteCount();
                if (seen[0] > MOST_BYTES) {
                    DataBufferUtils.release(part);
                    throw new FileRefused.TooLarge();
                }
            });
        });
    }

    private static Mono<Void> gone(Path file) {
        return Mono.<Void>fromRunnable(() -> delete(file)).subscribeOn(Schedulers.boundedElastic());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
