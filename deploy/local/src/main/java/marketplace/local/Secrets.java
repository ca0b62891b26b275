package marketplace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords and keys, each made when first asked for and kept in a file only its owner may read. */
final class Secrets {

    private static final int BYTES = 32;

    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** 256 random bits as 64 hexadecimal digits, the same at every start. */
    synchronized String get(String name) {
        if (known.getProperty(name) == null) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            known.setProperty(name, HexFormat.of().formatHex(bytes));
            write();
        }
        return known.getProperty(name);
    }

    /** The same in base64, as keys are handed over. */
    String key(String name) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(get(name)));
    }

    private void write() {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.deleteIfExists(beside);
            Files.createFile(beside, onlyOwner);
            try (var writer = Files.newBufferedWriter(beside)) {
                known.store(writer, "Made at the first start; the databases know these passwords.");
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
