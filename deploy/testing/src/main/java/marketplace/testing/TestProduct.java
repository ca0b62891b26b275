package marketplace.testing;

import java.util.Map;
import marketplace.local.Rehearsal;

/**
 * The whole product as {@code deploy/dev up} runs it, started once for this process when first asked for, from the jars
 * the build has just packaged. It ends with this process, and with the Maven process at the latest; its logs stay in
 * {@code target/servers}.
 */
public final class TestProduct {

    private TestProduct() {}

    /** Ready with the demo counties. */
    public static Rehearsal running() {
        return Started.PRODUCT;
    }

    /** Keeps the one product of this process. */
    private static final class Started {
        private static final Rehearsal PRODUCT = start();

        private Started() {}

        private static Rehearsal start() {
            var repository = Servers.repository();
            var folder = LocalServers.ofThisRun(repository).folderForProduct();
            var product = new Rehearsal(repository, folder, Map.of(), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(product::killAll));
            product.start();
            return product;
        }
    }
}
