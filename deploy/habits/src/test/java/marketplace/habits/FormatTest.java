package marketplace.habits;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {

    static final String COMMAND =
            "mvn -q -pl deploy/habits test -Dtest=FormatTest -Dformat=apply -Dspotless.check.skip -Dcheckstyle.skip";

    final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void every_java_file_has_the_house_format() throws IOException {
        var apply = "apply".equals(System.getProperty("format"));
        List<String> others = new ArrayList<>();
        for (var file : Repository.files()) {
            if (file.endsWith(".java") && differs(file, apply)) {
                others.add(file);
            }
        }

        assertThat(others)
                .as("Not in the house format. This writes it: %s", COMMAND)
                .isEmpty();
    }

    private String formatted(String file, String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException | RuntimeException e) {
            throw new AssertionError("The formatter cannot read " + file, e);
        }
    }

    private boolean differs(String file, boolean apply) throws IOException {
        var before = Repository.read(file);
        var after = formatted(file, before);
        if (before.equals(after)) {
            return false;
        }
        if (apply) {
            Files.writeString(Repository.ROOT.resolve(file), after);
            System.out.println("formatted " + file);
        }
        return !apply;
    }
}
