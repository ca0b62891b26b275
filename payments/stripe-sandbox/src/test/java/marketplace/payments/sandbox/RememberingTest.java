package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingTest {

    @TempDir
    private Path folder;

    @Test
    void everything_answered_is_there_after_kill_minus_nine_with_a_heap_of_48_megabytes() throws Exception {
        int port = freePort();
        Process first = run(port);
        StripeClient stripe = client(port);
        for (int i = 0; i < 50; i++) {
            stripe.v1().customers().create(customer(i), Shop.once("customer-" + i));
        }

        first.destroyForcibly().waitFor();
        Process second = run(port);

        var params = CustomerListParams.builder().setLimit(100L).build();
        assertThat(stripe.v1().customers().list(params).getData()).hasSize(50);
        stripe.v1().customers().create(customer(7), Shop.once("customer-7"));
        assertThat(stripe.v1().customers().list(params).getData()).hasSize(50);
        second.destroyForcibly().waitFor();
    }

    @Test
    void a_torn_last_entry_is_cut_off() throws Exception {
        try (Shop shop = Shop.open(Shop.remembering(folder))) {
            shop.stripe.v1().customers().create(customer(1), Shop.once());
            shop.stripe.v1().customers().create(customer(2), Shop.once());
        }
        Path journal = folder.resolve("journal");
        try (var file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            file.truncate(Files.size(journal) - 3);
        }

        try (Shop shop = Shop.open(Shop.remembering(folder))) {
            assertThat(shop.stripe.v1().customers().list().getData()).hasSize(1);
            shop.stripe.v1().customers().create(customer(3), Shop.once());
            assertThat(shop.stripe.v1().customers().list().getData()).hasSize(2);
        }
    }

    @Test
    void the_clock_and_planned_work_are_remembered() throws Exception {
        String account;
        String intent;
        try (Shop shop = Shop.open(Shop.remembering(folder))) {
            var baker = shop.merchant();
            account = baker.getId();
            intent = shop.authorised(baker, 1_000).getId();
            shop.advance(Duration.ofDays(6));
        }

        try (Shop shop = Shop.open(Shop.remembering(folder))) {
            shop.advance(Duration.ofDays(1).plusMinutes(1));
            var at = RequestOptions.builder().setStripeAccount(account).build();
            assertThat(shop.stripe.v1().paymentIntents().retrieve(intent, at).getStatus())
                    .isEqualTo("canceled");
        }
    }

    @Test
    void two_sandboxes_cannot_share_a_folder() {
        try (Shop shop = Shop.open(Shop.remembering(folder))) {
            assertThatExceptionOfType(OverlappingFileLockException.class)
                    .isThrownBy(() -> Sandbox.start(Shop.remembering(folder), Clock.systemUTC()));
            assertThat(shop.get(shop.sandbox.base() + "/sandbox/health").statusCode())
                    .isEqualTo(200);
        }
    }

    private static CustomerCreateParams customer(int number) {
        return CustomerCreateParams.builder()
                .setDescription("Einkauf " + number)
                .build();
    }

    private static StripeClient client(int port) {
        return StripeClient.builder()
                .setApiKey("sk_test_kreismarkt")
                .setApiBase("http://127.0.0.1:" + port)
                .setMaxNetworkRetries(0)
                .build();
    }

    private Process run(int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "STRIPE_SANDBOX_PORT", Integer.toString(port), "STRIPE_SANDBOX_FOLDER", folder.toString()));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Shop.until(() -> answers(port));
        return process;
    }

    private static boolean answers(int port) {
        try {
            return Shop.send("GET", "http://127.0.0.1:" + port + "/sandbox/health", Map.of())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
