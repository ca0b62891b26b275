package marketplace.shared.personal;

import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What one room keeps of residents with an account. A room reads and erases what lies in its own tables. */
public interface PersonalData {
    /** Its name in the export and in the log of an erasure; never changed. */
    String name();

    /** Every table it gives from, with its schema: those that name an account and those that name a person. */
    Set<String> tables();

    /** What one entry of its section looks like; its components are the names in the export and are never changed. */
    Class<? extends Record> entry();

    /** Everything this room keeps of her, at most {@value Section#MOST} entries, the newest first. */
    Mono<Section> of(Whose whose);

    /** Goes on when nothing of this room holds her back; else its refusal. */
    default Mono<Void> letsGo(Whose whose) {
        return Mono.empty();
    }

    /** What the law keeps of hers, and until when. */
    default Mono<List<Locked>> stays(Whose whose) {
        return Mono.just(List.of());
    }

    /** Erases what need not stay and locks the rest. Again is harmless; it finishes what was begun. */
    Mono<Void> erase(Whose whose);

    /** When it is erased: whoever finds hers by asking another room comes before that room. */
    default Turn turn() {
        return Turn.BY_ITSELF;
    }

    /** In this order. */
    enum Turn {
        BY_ORDERS_AND_WITHDRAWALS,
        BY_ORDERS,
        BY_ITSELF,
        ORDERS,
        ACCOUNT
    }
}
