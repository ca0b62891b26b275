package marketplace.faults.inside;

/** Does nothing but be on the class path, where Spring finds {@link Wiring}. */
public final class Agent {

    private Agent() {}

    /** Called by Java before the service's own main method. */
    public static void premain(String arguments) {
        System.out.println("A fuse is laid in this process: for tests alone.");
    }
}
