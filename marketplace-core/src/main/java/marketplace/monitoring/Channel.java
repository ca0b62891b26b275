package marketplace.monitoring;

/** How somebody ordered. */
public enum Channel {
    WEB,
    PHONE,
    CARER_VISIT,
    STANDING,
    API,
    OTHER;

    static Channel of(String heard) {
        for (var channel : values()) {
            if (channel.name().equalsIgnoreCase(heard)) {
                return channel;
            }
        }
        return OTHER;
    }
}
