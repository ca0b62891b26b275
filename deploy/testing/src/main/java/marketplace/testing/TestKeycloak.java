package marketplace.testing;

import marketplace.local.servers.Keycloak;

/** The Keycloak of this test run with the empty realm kreismarkt; use users of your own per test class. */
public final class TestKeycloak {

    static final Keycloak.Admin ADMIN = new Keycloak.Admin("admin", "loopback-only");

    private TestKeycloak() {}

    /** Keycloak's own address, without a slash at the end. */
    public static String url() {
        return Servers.chosen().keycloakUrl();
    }

    public static String issuer() {
        return url() + "/realms/kreismarkt";
    }

    /** The administrator of the realm master, who logs in with the client admin-cli. */
    public static Keycloak.Admin admin() {
        return ADMIN;
    }
}
