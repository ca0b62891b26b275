package marketplace.analysis;

import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.IntSetting;

/** The token filters the node offers, each under its name in named_components.json. */
public final class RetailFilters {

    private RetailFilters() {}

    /** Keeps words apart that folding would make one; stands before it. */
    @NamedComponent("retail_apart")
    public static final class Apart implements TokenFilterFactory {
        private static final Map<String, String> FORMS = WordLists.forms("apart.txt");

        @Override
        public TokenStream create(TokenStream lowerCase) {
            return new FormFilter(lowerCase, word -> Optional.ofNullable(FORMS.get(word)));
        }
    }

    /** Brings ä, ae and a, ß and ss together. */
    @NamedComponent("retail_normalization")
    public static final class Normalization implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream lowerCase) {
            return new GermanNormalizationFilter(lowerCase);
        }

        @Override
        public TokenStream normalize(TokenStream lowerCase) {
            return create(lowerCase);
        }
    }

    /** Takes the accents off all other letters. */
    @NamedComponent("retail_ascii_folding")
    public static final class AsciiFolding implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream input) {
            return new ASCIIFoldingFilter(input);
        }

        @Override
        public TokenStream normalize(TokenStream input) {
            return create(input);
        }
    }

    /** Makes one word of an amount and its unit. */
    @NamedComponent("retail_measure")
    public static final class Measures implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream lowerCase) {
            return new MeasureFilter(lowerCase);
        }
    }

    /** Adds the parts of compounds; stands after folding. */
    @NamedComponent("retail_compound")
    public static final class Compound implements TokenFilterFactory {

        /** {@code heads_only} adds only what the thing is, not what it is made of. */
        @AnalysisSettings
        public interface Settings {
            @BooleanSetting(path = "heads_only", defaultValue = false)
            boolean headsOnly();
        }

        private final boolean headsOnly;

        /** Made by the node from the filter's settings. */
        @Inject
        public Compound(Settings settings) {
            this.headsOnly = settings.headsOnly();
        }

        @Override
        public TokenStream create(TokenStream folded) {
            return new CompoundFilter(folded, Compounds.german(), headsOnly);
        }
    }

    /** Brings inflected words to their base; stands after folding and before the stemmer. */
    @NamedComponent("retail_forms")
    public static final class Forms implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream folded) {
            return new FormFilter(folded, BaseForms.german()::base);
        }
    }

    /** Takes German endings off words that no list knows. */
    @NamedComponent("retail_light_stem")
    public static final class LightStem implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream folded) {
            return new GermanLightStemFilter(folded);
        }
    }

    /** Says each word once per position. */
    @NamedComponent("retail_unique")
    public static final class Unique implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream input) {
            return new RemoveDuplicatesTokenFilter(input);
        }
    }

    /** The beginnings of words, for suggestions while typing. */
    @NamedComponent("retail_edge_ngram")
    public static final class EdgeNgram implements TokenFilterFactory {

        /** Shortest and longest beginning, in letters. */
        @AnalysisSettings
        public interface Settings {
            @IntSetting(path = "min_gram", defaultValue = 1)
            int minGram();

            @IntSetting(path = "max_gram", defaultValue = 20)
            int maxGram();
        }

        private final int minGram;
        private final int maxGram;

        /** Made by the node from the filter's settings. */
        @Inject
        public EdgeNgram(Settings settings) {
            this.minGram = settings.minGram();
            this.maxGram = settings.maxGram();
        }

        @Override
        public TokenStream create(TokenStream input) {
            return new EdgeNGramTokenFilter(input, minGram, maxGram, true);
        }
    }
}
