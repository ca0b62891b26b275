package marketplace.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A statement as PostgreSQL logged it.
 *
 * @param session the process that ran it
 * @param values as SQL literals
 */
record Statement(String session, String user, String database, String text, List<String> values) {
    /** What {@code log_line_prefix} is set to while statements are recorded. */
    static final String PREFIX = "%p|%u|%d|";

    private static final Pattern ENTRY = Pattern.compile(
            "^(\\d+)\\|([^|\\n]*)\\|([^|\\n]*)\\|(LOG|DETAIL): {2}(.*(?:\\n\\t.*)*)", Pattern.MULTILINE);
    private static final Pattern EXECUTED = Pattern.compile("(?s)^(?:execute [^:]*|statement): (.*)$");
    private static final Pattern VALUE = Pattern.compile("\\$\\d+ = (NULL|'[^']*+(?:''[^']*+)*+')");

    /** All of a log, in its order; with values where there were any. */
    static List<Statement> all(String log) {
        var statements = new ArrayList<Statement>();
        Map<String, Integer> last = new LinkedHashMap<>();
        var entries = ENTRY.matcher(log);
        while (entries.find()) {
            var session = entries.group(1);
            var text = entries.group(5).replace("\n\t", "\n");
            if (entries.group(4).equals("DETAIL")) {
                var index = last.remove(session);
                if (index != null) {
                    statements.set(index, statements.get(index).with(text));
                }
                continue;
            }
            var executed = EXECUTED.matcher(text);
            if (executed.find()) {
                last.put(session, statements.size());
                statements.add(
                        new Statement(session, entries.group(2), entries.group(3), executed.group(1), List.of()));
            }
        }
        return statements;
    }

    private Statement with(String detail) {
        var found = new ArrayList<String>();
        var values = VALUE.matcher(detail);
        while (values.find()) {
            found.add(values.group(1));
        }
        return new Statement(session, user, database, text, found);
    }

    Statement with(List<String> others) {
        return new Statement(session, user, database, text, others);
    }
}
