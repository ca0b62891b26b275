package marketplace.files;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
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
