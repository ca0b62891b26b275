package marketplace.letters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Settings for a mail server of the test's own, and a server that takes no letter. */
final class LetterFixture {
    private LetterFixture() {}

    static LettersSettings to(int port) {
        return to(port, null);
    }

    static LettersSettings to(int port, java.nio.file.@Nullable Path notices) {
        return new LettersSettings(
                "127.0.0.1",
                port,
                null,
                null,
                false,
                "markt@kreismarkt.test",
                "http://{host}:8080",
                2,
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofDays(3),
                DataSize.ofMegabytes(5),
                notices);
    }

    /** Speaks just enough SMTP (RFC 5321) to say no to every recipient with this code. */
    static ServerSocket refusing(int code) throws IOException {
        var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                refuseOne(server, code);
            }
        });
        return server;
    }

    private static void refuseOne(ServerSocket server, int code) {
        try (var client = server.accept();
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = client.getOutputStream();
            out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var answer = line.toUpperCase(Locale.ROOT).startsWith("RCPT") ? code + " no" : "250 fine";
                out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
