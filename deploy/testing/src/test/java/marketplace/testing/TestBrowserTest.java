package marketplace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestBrowserTest {

    @TempDir
    Path folder;

    @Test
    void there_is_a_browser_afterwards() {
        assertThat(TestBrowser.executable()).isExecutable();
    }

    @Test
    void the_first_way_that_has_one_is_taken() {
        var chromium = folder.resolve("chromium");
        var browser = new TestBrowser(folder, List.of(Optional::empty, () -> Optional.of(chromium), this::tooFar));

        assertThat(browser.find()).isEqualTo(chromium);
    }

    @Test
    void without_any_it_says_what_to_install() {
        var browser = new TestBrowser(folder, List.of(Optional::empty));

        assertThatIllegalStateException()
                .isThrownBy(browser::find)
                .withMessageContaining("install the package chromium or name a browser in BROWSER_PATH");
    }

    private Optional<Path> tooFar() {
        throw new AssertionError("a way too many");
    }
}
