package marketplace.files;

import reactor.core.publisher.Mono;

/** Where the bytes are, outside the database. Keys are paths of lower-case letters, digits, hyphens, dots and slashes. */
public interface FileStore {
    /** Keeps the content under the key; the same again is harmless. */
    Mono<Void> put(String key, byte[] content);

    /** The content, at most 10 MB; none when there is none. */
    Mono<byte[]> find(String key);
}
