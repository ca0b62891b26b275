package marketplace.accounts.web.limits;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/** Some nets, each an address or a CIDR block of IPv4 or IPv6. */
record Nets(List<Net> all) {
    static Nets of(List<String> texts) {
        return new Nets(texts.stream().map(Net::of).toList());
    }

    /** False for what is no address. */
    boolean hold(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return all.stream().anyMatch(net -> net.holds(bytes));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private record Net(byte[] address, int bits) {
        static Net of(String text) {
            var parts = text.strip().split("/", 2);
            var address = InetAddress.ofLiteral(parts[0]).getAddress();
            return new Net(address, parts.length < 2 ? address.length * Byte.SIZE : Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] other) {
            var rest = other.length * Byte.SIZE - bits;
            return other.length == address.length
                    && new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
        }
    }
}
