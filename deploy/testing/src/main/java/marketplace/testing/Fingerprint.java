package marketplace.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A short hash of the names and contents of all files below one folder of the classpath, in directories and jars. */
final class Fingerprint {

    private static final int BYTES = 8;

    private final Map<String, byte[]> files = new TreeMap<>();

    private Fingerprint() {}

    static String of(String folder) {
        try {
            var fingerprint = new Fingerprint();
            var loader = Thread.currentThread().getContextClassLoader();
            for (var place : Collections.list(loader.getResources(folder))) {
                fingerprint.read(place.toURI());
            }
            return fingerprint.hash();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(URI place) throws IOException {
        if (!place.getScheme().equals("jar")) {
            read(Path.of(place));
            return;
        }
        try (var _ = FileSystems.newFileSystem(place, Map.of())) {
            read(Path.of(place));
        }
    }

    private void read(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    private String hash() throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        files.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
