package marketplace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundsTest {

    private static final Compounds COMPOUNDS = Compounds.german();

    @ParameterizedTest
    @CsvSource({
        "Dinkelvollkornbrot, dinkel vollkorn brot",
        "Bioeier, bio eier",
        "Hofladen, hof laden",
        "Vollkornbrötchen, vollkorn brotchen",
        "Baeckereifachverkäuferin, backerei fach verkauferin",
        "Fahrradreparaturwerkstatt, fahrrad reparatur werkstatt",
        "Himbeersirup, himbeer sirup",
        "Roggenmischbrot, roggen misch brot",
        "Gitarrenunterricht, gitarren unterricht",
        "Uhrenbatterie, uhren batterie",
        "Hundesalon, hunde salon",
        "Umzugskartons, umzugs kartons",
        "Waschmaschinenreparatur, waschmaschinen reparatur",
        "Sonntagsbraten, sonntags braten",
        "Schweineschnitzel, schweine schnitzel",
        "Zwetschgendatschi, zwetschgen datschi",
        "Erdbeermarmelade, erdbeer marmelade",
        "Geburtstagstorte, geburtstags torte",
        "Buchweizenmehl, buchweizen mehl",
        "Lederhose, leder hose",
        "Gemuesesuppe, gemuse suppe",
        "Apfelsäfte, apfel safte",
        "Wasserhahn, wasser hahn"
    })
    void a_compound_is_read_as_its_parts(String compound, String parts) {
        var single = COMPOUNDS.single(Folding.fold(compound));

        assertThat(String.join(" ", single)).isEqualTo(parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Petersilie",
                "Kartoffel",
                "Karotte",
                "Schokolade",
                "Marmelade",
                "Kamille",
                "Reise",
                "Kanzlei",
                "Wecker",
                "Orangen",
                "Bohnen",
                "Tomaten",
                "Radieschen",
                "Unterricht",
                "Meister",
                "Kastanien",
                "Gardinen",
                "Waffeln",
                "Rosinen"
            })
    void a_plain_word_stays_whole(String word) {
        assertThat(COMPOUNDS.split(Folding.fold(word))).isEmpty();
    }

    @Test
    void the_head_is_what_the_thing_is() {
        var heads = COMPOUNDS.split("dinkelvollkornbrot").stream()
                .filter(Compounds.Part::head)
                .map(Compounds.Part::text);

        assertThat(heads).containsExactlyInAnyOrder("vollkornbrot", "brot");
    }

    @Test
    void shoe_cream_is_no_cream() {
        var parts = COMPOUNDS.split("schuhcreme");

        assertThat(parts).containsExactly(new Compounds.Part("schuh", false));
    }

    @Test
    void an_unknown_start_still_gives_the_head() {
        var parts = COMPOUNDS.split("kurtoskuchen");

        assertThat(parts).containsExactly(new Compounds.Part("kuchen", true));
    }

    @Test
    void a_pottery_is_no_egg_and_a_kitchen_no_cake() {
        assertThat(COMPOUNDS.split("topferei")).isEmpty();
        assertThat(COMPOUNDS.split("kaffeerosterei"))
                .noneMatch(part -> part.text().equals("ei"));
        assertThat(COMPOUNDS.split("huhnerei")).contains(new Compounds.Part("ei", true));
        assertThat(COMPOUNDS.split("kuchenmesser")).containsExactly(new Compounds.Part("messer", true));
    }
}
