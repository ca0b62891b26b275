package marketplace.payments.sandbox.wire;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import marketplace.payments.sandbox.journal.Entry;
import marketplace.payments.sandbox.wire.Work.Origin;

/** What is to happen by itself at a later time: authorisations end, debits settle, payouts arrive. */
public final class Agenda {

    private static final String PREFIX = "due:";

    private final Books books;
    private final Map<String, Deed> deeds;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparingLong(Due::at));

    /** What is done with the object of the id. */
    @FunctionalInterface
    public interface Deed {
        void on(Work work, String id);
    }

    private record Due(String account, String what, String id, long at) {}

    public Agenda(Books books, Map<String, Deed> deeds) {
        this.books = books;
        this.deeds = deeds;
        books.watch(this::noted);
    }

    /** Does everything due by now; gives the number of deeds done. */
    public int run() {
        int done = 0;
        for (Optional<Due> due = next(); due.isPresent(); due = next()) {
            perform(due.get());
            done++;
        }
        return done;
    }

    private void perform(Due due) {
        books.change(Origin.NOBODY, work -> {
            Work here = work.on(due.account);
            deeds.get(due.what).on(here, due.id);
            here.done(due.what, due.id, due.at);
            return due;
        });
    }

    private synchronized Optional<Due> next() {
        Due first = waiting.peek();
        return first == null || first.at > books.now() ? Optional.empty() : Optional.of(waiting.remove());
    }

    private synchronized void noted(Entry entry) {
        if (!entry.key().startsWith(PREFIX)) {
            return;
        }
        String[] parts = entry.key().split(":", 3);
        var due = new Due(entry.account(), parts[1], parts[2], entry.created());
        if (entry.body().length > 0) {
            waiting.add(due);
        } else {
            waiting.remove(due);
        }
    }
}
