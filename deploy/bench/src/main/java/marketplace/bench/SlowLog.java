package marketplace.bench;

import java.util.List;

/** Elasticsearch's log of what it thinks slow, read for the bodies in it. */
final class SlowLog {
    static final String QUERIES = "[i.s.s.query]";
    static final String WRITES = "[i.i.s.index]";
    private static final String SOURCE = "elasticsearch.slowlog.source=\"";

    private SlowLog() {}

    /** The bodies one of its loggers wrote down, in their order. */
    static List<String> bodies(String log, String logger) {
        return log.lines()
                .filter(line -> line.contains(logger) && line.contains(SOURCE))
                .map(SlowLog::body)
                .filter(body -> !body.isEmpty())
                .toList();
    }

    private static String body(String line) {
        var from = line.indexOf(SOURCE) + SOURCE.length();
        var to = from;
        while (line.charAt(to) != '"') {
            to += line.charAt(to) == '\\' ? 2 : 1;
        }
        return Web.JSON.readValue("\"" + line.substring(from, to) + "\"", String.class);
    }
}
