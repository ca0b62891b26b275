package marketplace.search.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import marketplace.analysis.GermanWords;
import marketplace.analysis.Measure;

/** The words of a question, each with its base form. */
record Words(List<Word> words) {

    private static final Pattern WORD = Pattern.compile("\\d+(?:[.,]\\d+)?\\p{L}*|\\p{L}[\\p{L}\\p{N}]*");

    /** One word as said and its base; an amount with its unit is one word. */
    record Word(String said, String base, boolean isMeasure) {}

    static Words of(String text) {
        var said = WORD.matcher(text).results().map(found -> found.group()).toList();
        var words = new ArrayList<Word>();
        for (var i = 0; i < said.size(); i++) {
            var next = i + 1 < said.size() ? said.get(i + 1).toLowerCase() : "";
            if (Measure.of(said.get(i), next).isPresent()) {
                words.add(word(said.get(i) + " " + next));
                i++;
            } else {
                words.add(word(said.get(i)));
            }
        }
        return new Words(words.stream().filter(word -> !word.base().isEmpty()).toList());
    }

    /** The base forms of a phrase, joined; what phrases are filed under. */
    static String key(String phrase) {
        return String.join(" ", of(phrase).words().stream().map(Word::base).toList());
    }

    private static Word word(String said) {
        var bases = GermanWords.bases(said);
        var base = bases.isEmpty() ? "" : bases.getFirst();
        return new Word(said, base, Character.isDigit(said.charAt(0)));
    }
}
