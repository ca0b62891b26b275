package marketplace.testing;

/** The Elasticsearch node of this test run; use index names of your own per test class. */
public final class TestElasticsearch {

    private TestElasticsearch() {}

    /** The node's address, without a slash at the end. */
    public static String url() {
        return Servers.chosen().elasticsearchUrl();
    }
}
