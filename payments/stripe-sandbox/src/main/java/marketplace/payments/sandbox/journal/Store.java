package marketplace.payments.sandbox.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The newest entry of every key, and per account and kind the order in which keys first came. Memory holds positions
 * only, about 50 bytes a key; bodies are read from the journal. One writer at a time.
 */
public final class Store implements AutoCloseable {

    private static final Longs NONE = new Longs();

    private final Journal journal;
    private final Index index = new Index();
    private final Map<String, Longs> lists = new HashMap<>();

    public Store(Journal journal) {
        this.journal = journal;
    }

    /** Reads the journal from its start; call once, before anything else. */
    public void replay(Consumer<Entry> seen) {
        journal.replay((entry, position) -> {
            place(entry, position);
            seen.accept(entry);
        });
    }

    public Optional<Entry> find(String key) {
        long position = index.find(Index.hash(key));
        return position < 0 ? Optional.empty() : Optional.of(journal.read(position));
    }

    /** Writes all entries or none; gives the position to sync to. */
    public long write(List<Entry> entries) {
        return journal.append(entries, this::place);
    }

    public void sync(long upTo) {
        journal.sync(upTo);
    }

    public int count(String account, String kind) {
        return list(account, kind).size();
    }

    /** The entry at a place of the list, 0 the oldest. */
    public Entry at(String account, String kind, int place) {
        return journal.read(index.find(list(account, kind).get(place)));
    }

    /** The place of a key in its list, or -1. */
    public int placeOf(String account, String kind, String key) {
        return list(account, kind).lastIndexOf(Index.hash(key));
    }

    private Longs list(String account, String kind) {
        return lists.getOrDefault(account + "/" + kind, NONE);
    }

    private void place(Entry entry, long position) {
        long hash = Index.hash(entry.key());
        if (!entry.kind().isEmpty() && index.find(hash) < 0) {
            lists.computeIfAbsent(entry.account() + "/" + entry.kind(), _ -> new Longs())
                    .add(hash);
        }
        index.put(hash, position);
    }

    @Override
    public void close() {
        journal.close();
    }
}
