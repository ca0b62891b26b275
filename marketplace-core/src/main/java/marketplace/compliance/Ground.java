package marketplace.compliance;

/** What somebody holds to be wrong. */
public enum Ground {
    UNSAFE_PRODUCT,
    FORBIDDEN_PRODUCT,
    MISLEADING,
    RIGHTS_OF_OTHERS,
    PERSONAL_DATA,
    HATE,
    /** Sexual abuse of minors: whoever reports it may stay unnamed (Art. 16 (2) (c) DSA). */
    ABUSE_OF_MINORS,
    OTHER;

    boolean mayBeUnnamed() {
        return this == ABUSE_OF_MINORS;
    }
}
