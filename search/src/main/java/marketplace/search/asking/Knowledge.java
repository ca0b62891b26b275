package marketplace.search.asking;

import marketplace.search.popular.Popular;

/** Everything a county knows when it reads a question. */
public record Knowledge(Lexicon lexicon, Directory directory, Vocabulary vocabulary, Popular popular) {}
