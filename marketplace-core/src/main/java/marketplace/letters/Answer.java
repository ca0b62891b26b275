package marketplace.letters;

/** What the mail server said. */
sealed interface Answer {
    /** It has taken the letter over. */
    record Accepted() implements Answer {}

    /** It will never take this letter, for this reason. */
    record Refused(String reason) implements Answer {}

    /** It cannot be reached or asks for patience. */
    record Later(String reason) implements Answer {}
}
