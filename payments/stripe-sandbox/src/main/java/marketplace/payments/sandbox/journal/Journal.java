package marketplace.payments.sandbox.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ObjLongConsumer;
import java.util.zip.CRC32C;

/**
 * One file of frames (length, checksum, entries), written in one piece each, so a change is there whole or not at all.
 * It only grows; a torn last frame is cut off at start.
 */
public final class Journal implements AutoCloseable {

    private static final int FRAME_HEAD_BYTES = 8;
    private static final int FRAME_BYTES_AT_MOST = 16 << 20;

    private final FileChannel file;
    private final boolean durable;
    private final ReentrantLock syncing = new ReentrantLock();
    private volatile long end;
    private volatile long synced;

    private Journal(FileChannel file, boolean durable) {
        this.file = file;
        this.durable = durable;
    }

    /** A journal that survives the process, in the given folder. */
    public static Journal in(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = FileChannel.open(folder.resolve("journal"), CREATE, READ, WRITE);
            if (file.tryLock() == null) {
                throw new IllegalStateException("Another sandbox is using the folder " + folder);
            }
            return new Journal(file, true);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot hold the sandbox's journal", e);
        }
    }

    /** A journal for one test: never synced, gone when closed. */
    public static Journal forgotten() {
        try {
            Path path = Files.createTempFile("sandbox", ".journal");
            return new Journal(FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends the entries as one frame; calls back with the position of each. The caller serialises its calls. */
    long append(List<Entry> entries, ObjLongConsumer<Entry> placed) {
        int bytes = entries.stream().mapToInt(Entry::size).sum();
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEAD_BYTES + bytes).position(FRAME_HEAD_BYTES);
        for (Entry entry : entries) {
            long position = end + frame.position();
            entry.writeTo(frame);
            placed.accept(entry, position);
        }
        frame.putInt(0, bytes)
                .putInt(4, checksum(frame.array(), FRAME_HEAD_BYTES, bytes))
                .flip();
        long start = end;
        writeFully(frame, start);
        end = start + FRAME_HEAD_BYTES + bytes;
        return end;
    }

    /** Returns when everything before the position is on the disk; one sync serves all who wait. */
    void sync(long upTo) {
        if (!durable || synced >= upTo) {
            return;
        }
        syncing.lock();
        try {
            if (synced < upTo) {
                long reached = end;
                file.force(false);
                synced = reached;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            syncing.unlock();
        }
    }

    Entry read(long position) {
        ByteBuffer lengths = readFully(position, 8).flip();
        return Entry.readFrom(
                readFully(position, 8 + lengths.getInt() + lengths.getInt()).flip());
    }

    /** Calls back with every whole entry in the order written, and cuts off what a crash left torn. */
    void replay(ObjLongConsumer<Entry> seen) {
        try {
            long size = file.size();
            while (end + FRAME_HEAD_BYTES <= size && replayFrame(size, seen)) {
                // the frame moved the end forward
            }
            file.truncate(end);
            synced = end;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean replayFrame(long size, ObjLongConsumer<Entry> seen) {
        ByteBuffer head = readFully(end, FRAME_HEAD_BYTES).flip();
        int bytes = head.getInt();
        int sum = head.getInt();
        if (bytes <= 0 || bytes > FRAME_BYTES_AT_MOST || end + FRAME_HEAD_BYTES + bytes > size) {
            return false;
        }
        ByteBuffer frame = readFully(end + FRAME_HEAD_BYTES, bytes).flip();
        if (checksum(frame.array(), 0, bytes) != sum) {
            return false;
        }
        while (frame.hasRemaining()) {
            long position = end + FRAME_HEAD_BYTES + frame.position();
            seen.accept(Entry.readFrom(frame), position);
        }
        end += FRAME_HEAD_BYTES + bytes;
        return true;
    }

    private ByteBuffer readFully(long position, int bytes) {
        ByteBuffer into = ByteBuffer.allocate(bytes);
        try {
            while (into.hasRemaining() && file.read(into, position + into.position()) >= 0) {
                // read on
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return into;
    }

    private void writeFully(ByteBuffer from, long position) {
        try {
            while (from.hasRemaining()) {
                file.write(from, position + from.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written", e);
        }
    }

    private static int checksum(byte[] bytes, int from, int length) {
        var sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
