package marketplace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An empty file whose presence says that something was done. */
record Mark(Path file) {

    boolean isSet() {
        return Files.exists(file);
    }

    void set() {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
