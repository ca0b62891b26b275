package marketplace.pages;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Who is signed in, as the frame greets her, and the desks she may work at. */
public record Person(String name, Set<Desk> desks) {
    /** A place of work with pages of its own. */
    public enum Desk {
        MERCHANT("/betrieb"),
        COURIER("/tour"),
        DISPATCH("/disposition"),
        COUNTY("/kreis"),
        OPERATOR("/betreiber");

        private final String path;

        Desk(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }

        /** The key of its name. */
        public String key() {
            return "pages.desk." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Person {
        desks = desks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(desks));
    }
}
