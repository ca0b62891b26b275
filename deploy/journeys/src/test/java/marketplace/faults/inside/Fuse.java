package marketplace.faults.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/**
 * Ends this process when it reaches the point that the file named by the property {@code fuse} describes, a regular
 * expression over moment and deed, such as {@code ^before commit .*insert into orders.purchase}. It burns once: the file
 * is renamed first, so that the process started next lives.
 */
public final class Fuse {
    /** The property that names the file. */
    public static final String PROPERTY = "fuse";

    /** What the file is renamed to, with a dot before it. */
    public static final String BURNT = "burnt";

    private static final int KILLED = 137;
    private static final Path LAID = Path.of(System.getProperty(PROPERTY, "no-fuse"));

    private Fuse() {}

    /** Something is about to happen. */
    static void before(String deed) {
        reached("before " + deed);
    }

    /** Something has happened. */
    static void after(String deed) {
        reached("after " + deed);
    }

    private static void reached(String point) {
        if (Files.exists(LAID) && Pattern.compile(laid()).matcher(point).find()) {
            burn();
        }
    }

    private static String laid() {
        try {
            return Files.readString(LAID).strip();
        } catch (NoSuchFileException _) {
            return "^$";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void burn() {
        try {
            Files.move(LAID, Path.of(LAID + "." + BURNT), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException _) {
            // another thread burns it
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
