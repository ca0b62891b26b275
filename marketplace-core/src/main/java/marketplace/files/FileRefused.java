package marketplace.files;

import marketplace.shared.Refusal;

/** What files are refused. */
public abstract sealed class FileRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private FileRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Over 10 MB, or over 40 megapixels. */
    public static final class TooLarge extends FileRefused {
        private static final long serialVersionUID = 1;

        public TooLarge() {
            super(Kind.INVALID, "file-too-large", "At most 10 MB and 40 megapixels fit.");
        }
    }

    /** What its content is no matter what its name says. */
    public static final class NotAPicture extends FileRefused {
        private static final long serialVersionUID = 1;

        public NotAPicture() {
            super(Kind.INVALID, "not-a-picture", "This is no picture we can read. JPEG, PNG and WebP are fine.");
        }
    }

    public static final class NotAPaper extends FileRefused {
        private static final long serialVersionUID = 1;

        public NotAPaper() {
            super(Kind.INVALID, "not-a-paper", "This is no document we can read. PDF, JPEG, PNG and WebP are fine.");
        }
    }

    /** No such file, or a link that is over or was tampered with. */
    public static final class Absent extends FileRefused {
        private static final long serialVersionUID = 1;

        public Absent() {
            super(Kind.ABSENT, "no-such-file", "There is no such file, or its link is over.");
        }
    }
}
