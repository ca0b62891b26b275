package marketplace.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import marketplace.local.processes.PartFailed;

/**
 * PostgreSQL and Elasticsearch refuse to run as root. As root they run in a user namespace of their own; where the
 * system forbids that, as the user nobody on folders given to it.
 */
final class OrdinaryUser {

    private static final String NOBODY = "65534";

    private OrdinaryUser() {}

    /** What stands before a command that must not run as root and writes to the folders. */
    static List<String> prefix(Path... folders) {
        if (!isRoot()) {
            return List.of();
        }
        if (succeeds(List.of("unshare", "-U", "--map-user=1000", "--map-group=1000", "true"))) {
            return List.of("unshare", "-U", "--map-user=1000", "--map-group=1000");
        }
        return asNobody(folders);
    }

    static List<String> asNobody(Path... folders) {
        var give = new ArrayList<>(List.of("chown", "-R", NOBODY + ":" + NOBODY));
        for (var folder : folders) {
            give.add(folder.toString());
        }
        if (!succeeds(give)) {
            throw new PartFailed("Servers must not run as root, and this system allows neither a user namespace nor"
                    + " giving folders to another user. Start again as an ordinary user.");
        }
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
