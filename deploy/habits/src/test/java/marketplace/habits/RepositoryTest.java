package marketplace.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RepositoryTest {

    static final long MOST_BYTES = 500_000;
    static final Set<String> TOP_LEVEL = Set.of(
            "pom.xml",
            "marketplace-core",
            "search",
            "payments",
            "deploy",
            "docs",
            "README.md",
            "CONTRIBUTING.md",
            "LICENSE",
            "NOTICE",
            ".ci",
            ".editorconfig",
            ".gitattributes",
            ".githooks",
            ".gitignore");

    /** Folders of one machine; system folders that every Linux has are fine. */
    static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w./])/(home|root|work|Users)/[\\w.-]+");

    /** Hosts from which build tools fetch packages; which one is each machine's own affair. */
    static final Pattern REGISTRY_HOST = Pattern.compile(
            "(repo1?|registry|deb|security|snapshots|packages|archive)\\.(maven|npmjs|debian|ubuntu|yarnpkg)\\."
                    + "|repo\\.maven\\.apache|maven\\.central|central\\.sonatype");

    static final Pattern SECRET =
            Pattern.compile("(sk|rk)_live_[0-9A-Za-z]{8}|AKIA[0-9A-Z]{16}|BEGIN [A-Z ]*PRIVATE" + " KEY");

    @Test
    void no_file_is_larger_than_500_kilobytes() {
        assertThat(having(file -> size(file) > MOST_BYTES)).isEmpty();
    }

    @Test
    void the_top_level_holds_only_what_belongs_there() {
        assertThat(Repository.files()).extracting(file -> file.split("/")[0]).isSubsetOf(TOP_LEVEL);
    }

    @Test
    void no_file_names_a_folder_of_one_machine() {
        assertThat(having(file -> says(file, MACHINE_PATH))).isEmpty();
    }

    @Test
    void no_file_names_the_host_of_a_package_registry() {
        assertThat(having(file -> says(file, REGISTRY_HOST))).isEmpty();
    }

    @Test
    void no_file_holds_a_secret() {
        assertThat(having(file -> says(file, SECRET))).isEmpty();
    }

    @Test
    void every_script_can_be_run() {
        assertThat(having(file -> Repository.read(file).startsWith("#!")))
                .contains("deploy/dev")
                .allMatch(file -> Files.isExecutable(Repository.ROOT.resolve(file)));
    }

    private static List<String> having(Predicate<String> property) {
        return Repository.files().stream().filter(property).toList();
    }

    private static boolean says(String file, Pattern pattern) {
        return !file.endsWith("RepositoryTest.java")
                && pattern.matcher(Repository.read(file)).find();
    }

    private static long size(String file) {
        try {
            return Files.size(Repository.ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
