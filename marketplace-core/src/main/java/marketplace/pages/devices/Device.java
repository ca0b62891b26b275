package marketplace.pages.devices;

import reactor.core.publisher.Mono;

/**
 * Over which line somebody comes to us; told apart for a day and never kept.
 *
 * @param line the address, of IPv6 the net a household has; empty for what our own programs do
 * @param counts whether it says something of the residents: robots and the merchants' own people do not
 */
public record Device(String line, boolean counts) {
    public static final Device OURS = new Device("", true);

    /** The one of the chain. */
    public static Mono<Device> current() {
        return Mono.deferContextual(context -> Mono.just(context.getOrDefault(Device.class, OURS)));
    }
}
