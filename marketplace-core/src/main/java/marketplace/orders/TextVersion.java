package marketplace.orders;

/** The exact legal text a contract was made with (R6): whose and which, its language and version, and its SHA-256. */
public record TextVersion(String kind, String language, int version, String sha256) {}
