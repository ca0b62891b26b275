package marketplace.outbox;

/** The news of these tests. */
@News.Type("bread.loaf-baked")
record LoafBaked(String subject, long version) implements News {
    static LoafBaked of(String subject) {
        return new LoafBaked(subject, 1);
    }
}
