package marketplace.search.asking;

/** Everything a county knows when it reads a question. */
public record Knowledge(Lexicon lexicon, Directory directory, Vocabulary vocabulary) {}
