package marketplace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GermanWordsTest {

    @ParameterizedTest
    @CsvSource({
        "Äpfel, Apfel",
        "Aepfel, Apfel",
        "Nüsse, Nuss",
        "Hühner, Huhn",
        "Brötchen, Broetchen",
        "Brötchen, Brotchen",
        "Straße, Strasse",
        "Kühe, Kuh",
        "Möhren, Möhre",
        "Tomaten, Tomate",
        "frisches, frische",
        "Fahrräder, Fahrrad",
        "Großweiher, Grossweiher",
        "Crème, Creme",
        "1 kg, 1000g",
        "0.5 l, 500 ml",
        "10er, 10 Stück",
        "Küchen, Kueche",
        "Brezeln, Brezel",
        "Kartoffeln, Kartoffel",
        "Scheren, Schere",
        "Hunden, Hund",
        "glutenfreies, glutenfrei",
        "Rosinenschnecken, Rosinenschnecke",
        "Küchenmessern, Küchenmesser",
        "Kürbisse, Kürbis",
        "Verkäuferinnen, Verkäuferin"
    })
    void spellings_and_forms_meet(String one, String other) {
        assertThat(GermanWords.bases(one)).isEqualTo(GermanWords.bases(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Küche, Kuchen",
        "Leber, Leben",
        "Reis, Reise",
        "Messer, Messe",
        "Butter, Butt",
        "Tor, Torte",
        "Ei, Eis",
        "Wecker, Weck",
        "Fleischer, Fleisch",
        "Wanderschuhe, Wand",
        "Kohle, Kohl",
        "Polster, Pole"
    })
    void different_things_stay_apart(String one, String other) {
        assertThat(GermanWords.bases(one)).isNotEqualTo(GermanWords.bases(other));
    }
}
