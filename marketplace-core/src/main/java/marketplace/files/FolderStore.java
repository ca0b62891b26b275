package marketplace.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A folder of this machine. It belongs to one instance, which holds its lock; a second one refuses to start. */
final class FolderStore implements FileStore, AutoCloseable {
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]+(?:/[a-z0-9.-]+)+");
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 10_000;

    private final Path folder;
    private final FileChannel lock;
    private final Scheduler disk = Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "files");

    FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.lock = locked(this.folder);
    }

    @Override
    public Mono<Void> put(String key, byte[] content) {
        return Mono.<Void>fromCallable(() -> write(path(key), content)).subscribeOn(disk);
    }

    @Override
    public Mono<byte[]> find(String key) {
        return Mono.fromCallable(() -> read(path(key))).subscribeOn(disk);
    }

    @Override
    public void close() throws IOException {
        disk.dispose();
        lock.close();
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches() || key.contains("..")) {
            throw new IllegalArgumentException("not the key of a file: " + key);
        }
        return folder.resolve(key);
    }

    private static @Nullable Void write(Path path, byte[] content) throws IOException {
        Files.createDirectories(path.getParent());
        var half = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
        Files.write(half, content);
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return null;
    }

    private static byte @Nullable [] read(Path path) throws IOException {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private static FileChannel locked(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(folder);
            }
            return channel;
        } catch (OverlappingFileLockException _) {
            throw inUse(folder);
        } catch (IOException e) {
            throw new IllegalStateException("The folder for files, " + folder + ", cannot be used.", e);
        }
    }

    private static IllegalStateException inUse(Path folder) {
        return new IllegalStateException("The folder for files, " + folder
                + ", is another instance's. A folder serves one instance; several need an S3-compatible store.");
    }
}
