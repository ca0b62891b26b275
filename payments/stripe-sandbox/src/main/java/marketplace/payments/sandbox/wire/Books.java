package marketplace.payments.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import marketplace.payments.sandbox.journal.Entry;
import marketplace.payments.sandbox.journal.Store;
import marketplace.payments.sandbox.wire.Work.Origin;

/** Everything the sandbox knows, changed by one hand at a time; a change is on the disk before its answer leaves. */
public final class Books implements AutoCloseable {

    private static final String CLOCK = "clock";

    private final Store store;
    private final Clock clock;
    private final Predicate<String> hooked;
    private final List<Consumer<Entry>> watchers = new ArrayList<>();
    private final ReentrantLock hand = new ReentrantLock();
    private volatile long aheadSeconds;

    /** @param hooked whether an account's events are told to anybody */
    public Books(Store store, Clock clock, Predicate<String> hooked) {
        this.store = store;
        this.clock = clock;
        this.hooked = hooked;
        watchers.add(this::readClock);
    }

    /** Shows every note, the remembered ones at start and each new one after it is written. */
    public void watch(Consumer<Entry> watcher) {
        watchers.add(watcher);
    }

    /** Reads what was written before; call once, after the watchers are known. */
    public void open() {
        store.replay(this::shown);
    }

    /** Seconds since 1970; ahead of the wall by what the controls added. */
    public long now() {
        return clock.instant().getEpochSecond() + aheadSeconds;
    }

    public void advance(Duration by) {
        change(Origin.NOBODY, work -> {
            work.note(CLOCK, 0, Long.toString(aheadSeconds + by.toSeconds()));
            return null;
        });
    }

    /** Runs the change alone and returns when it is durable. */
    public <T> T change(Origin origin, Function<Work, T> body) {
        hand.lock();
        T result;
        long written;
        try {
            Work work = Work.begin(store, now(), origin, hooked);
            result = body.apply(work);
            List<Entry> entries = work.entries();
            written = entries.isEmpty() ? 0 : store.write(entries);
            entries.forEach(this::shown);
        } finally {
            hand.unlock();
        }
        store.sync(written);
        return result;
    }

    private void shown(Entry entry) {
        if (entry.kind().isEmpty()) {
            watchers.forEach(watcher -> watcher.accept(entry));
        }
    }

    private void readClock(Entry entry) {
        if (entry.key().equals(CLOCK)) {
            aheadSeconds = Long.parseLong(new String(entry.body(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        hand.lock();
        try {
            store.close();
        } finally {
            hand.unlock();
        }
    }
}
