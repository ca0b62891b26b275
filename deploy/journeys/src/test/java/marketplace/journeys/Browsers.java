package marketplace.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.Map;
import marketplace.testing.TestBrowser;
import marketplace.testing.TestProduct;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a journey its {@link People}. One browser serves all journeys; what the people of a failed one saw stays as
 * pictures and traces in {@code target/journeys}.
 */
final class Browsers implements ParameterResolver, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(Browsers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == People.class;
    }

    @Override
    public People resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(HERE)
                .computeIfAbsent(People.class, _ -> new People(Running.BROWSER, TestProduct.running()), People.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var people = test.getStore(HERE).get(People.class, People.class);
        if (people != null) {
            test.getExecutionException().ifPresent(_ -> people.keep(folderOf(test)));
            people.leave();
        }
    }

    private static Path folderOf(ExtensionContext test) {
        var method = test.getRequiredTestMethod();
        return Path.of("target/journeys", method.getDeclaringClass().getSimpleName(), method.getName());
    }

    /** Keeps the one browser of this process. */
    private static final class Running {
        private static final Browser BROWSER = start();

        private Running() {}

        private static Browser start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(People.MOST_MILLIS);
            var installed = new BrowserType.LaunchOptions()
                    .setExecutablePath(TestBrowser.executable())
                    .setArgs(TestBrowser.arguments());
            var nothingMore = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            return Playwright.create(nothingMore).chromium().launch(installed);
        }
    }
}
