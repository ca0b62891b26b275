package marketplace.letters;

import reactor.core.publisher.Mono;

/** Writes letters of some kinds by asking the rooms that know. */
interface Writer {
    boolean writes(Kind kind);

    /** The letter in words; nothing when there is nobody to write to. */
    Mono<Words> write(Letter letter);
}
