package marketplace.analysis;

import de.danielnaber.jwordsplitter.GermanWordSplitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the word lists of this plugin: UTF-8, one entry a line, # starts a remark. */
final class WordLists {

    private static final String GENERAL = "/de/danielnaber/jwordsplitter/wordsGerman.txt";

    private WordLists() {}

    /** Every word of a list, folded. */
    static Set<String> words(String name) {
        return lines(WordLists.class.getResourceAsStream(name))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .map(Folding::fold)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The words of jwordsplitter's general list, folded. */
    static Set<String> general() {
        return lines(GermanWordSplitter.class.getResourceAsStream(GENERAL))
                .map(Folding::fold)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Lines of the form {@code word = part part …}, folded. */
    static Map<String, List<String>> splits(String name) {
        var splits = new HashMap<String, List<String>>();
        lines(WordLists.class.getResourceAsStream(name))
                .map(line -> line.split("="))
                .forEach(sides -> {
                    var parts = Arrays.stream(sides[1].trim().split("\\s+")).map(Folding::fold);
                    splits.put(Folding.fold(sides[0].trim()), parts.toList());
                });
        return Map.copyOf(splits);
    }

    /** Lines of the form {@code form form … > base} as they stand, each form also with ä written as ae. */
    static Map<String, String> forms(String name) {
        var forms = new HashMap<String, String>();
        eachForm(name, (form, base) -> {
            forms.put(form, base);
            forms.put(Folding.spellOut(form), base);
        });
        return Map.copyOf(forms);
    }

    /** Lines of the form {@code form form … > base}, folded. */
    static Map<String, String> foldedForms(String name) {
        var forms = new HashMap<String, String>();
        eachForm(name, (form, base) -> forms.put(Folding.fold(form), Folding.fold(base)));
        return Map.copyOf(forms);
    }

    private static void eachForm(String name, BiConsumer<String, String> use) {
        lines(WordLists.class.getResourceAsStream(name))
                .map(line -> line.split(">"))
                .forEach(sides -> {
                    for (var form : sides[0].trim().split("\\s+")) {
                        use.accept(form, sides[1].trim());
                    }
                });
    }

    private static Stream<String> lines(InputStream list) {
        try (var reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").trim())
                    .filter(line -> !line.isEmpty())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
