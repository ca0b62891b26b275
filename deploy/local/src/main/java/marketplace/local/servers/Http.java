package marketplace.local.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks whether a page answers. */
public final class Http {

    private static final int LIMIT_MILLIS = 2_000;

    private Http() {}

    /** Whether the address answers with 200 within two seconds. */
    public static boolean answers(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
