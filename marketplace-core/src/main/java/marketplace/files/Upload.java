package marketplace.files;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What somebody sends us, in memory and bounded. */
public final class Upload {
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private Upload() {}

    /** All of it, or a refusal as soon as it is more than 10 MB. */
    public static Mono<byte[]> whole(Flux<DataBuffer> parts) {
        return DataBufferUtils.join(parts, MOST_BYTES)
                .map(Upload::bytes)
                .onErrorMap(DataBufferLimitException.class, _ -> new FileRefused.TooLarge());
    }

    /** The files of an upload form, one after the other and each whole; its other fields are passed over. */
    public static Flux<byte[]> files(Flux<PartEvent> form) {
        return form.windowUntil(PartEvent::isLast).concatMap(Upload::file);
    }

    /** The content of the first file of an upload form as it comes in; the fields before it are passed over. */
    public static Flux<DataBuffer> content(Flux<PartEvent> form) {
        return form.windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst((first, all) -> isFile(first.get())
                        ? all.map(PartEvent::content)
                        : all.doOnNext(one -> DataBufferUtils.release(one.content()))
                                .thenMany(Flux.<DataBuffer>empty())));
    }

    private static Mono<byte[]> file(Flux<PartEvent> part) {
        return part.switchOnFirst((first, all) -> isFile(first.get())
                        ? whole(all.map(PartEvent::content))
                        : all.doOnNext(one -> DataBufferUtils.release(one.content()))
                                .then(Mono.<byte[]>empty()))
                .next();
    }

    /** A field nobody chose a file for is sent without its name. */
    private static boolean isFile(@Nullable PartEvent first) {
        return first instanceof FilePartEvent file && !file.filename().isEmpty();
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
