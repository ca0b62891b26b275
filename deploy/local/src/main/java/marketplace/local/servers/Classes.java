package marketplace.local.servers;

import java.nio.file.Path;
import java.util.List;

/** The JVM's archive of loaded classes. */
public final class Classes {

    private Classes() {}

    /** Options that let a JVM keep its classes in a folder when it ends and start faster with them the next time. */
    public static List<String> keptIn(Path folder) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-Xlog:cds*=off");
    }
}
