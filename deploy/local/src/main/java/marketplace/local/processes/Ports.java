package marketplace.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
public final class Ports {

    private static final int QUIET_FROM = 20_000;
    private static final int QUIET_TO = 30_000;
    private static final int MANAGEMENT = 1000;
    private static final int MOST_TRIES = 1000;

    private Ports() {}

    /** A port nobody listens on at this moment. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port below those the system hands to outgoing connections, so that it stays free while its server is away; the
     * one that lies 1000 above it, where a service has its management, is free too.
     */
    public static int quiet() {
        return ThreadLocalRandom.current()
                .ints(QUIET_FROM, QUIET_TO)
                .limit(MOST_TRIES)
                .filter(port -> isFree(port) && isFree(port + MANAGEMENT))
                .findFirst()
                .orElseThrow();
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
