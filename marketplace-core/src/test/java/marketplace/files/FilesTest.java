package marketplace.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import marketplace.CoreTest;
import marketplace.merchants.Stall;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class FilesTest extends CoreTest {
    /** A WebP of one red pixel. */
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=");

    @Autowired
    private Pictures pictures;

    @Autowired
    private Papers papers;

    @Test
    void a_picture_is_kept_in_three_widths_without_its_metadata() throws IOException {
        var secret = "GPS 50.1 11.2";
        var photo = withComment(jpeg(2_000, 1_000), secret);
        assertThat(new String(photo, ISO_8859_1)).contains(secret);

        var kept = as(ERLENGRUND, () -> pictures.keep(photo));

        assertThat(kept)
                .extracting(Pictures.Picture::width, Pictures.Picture::height)
                .containsExactly(1_280, 640);
        for (var width : Pictures.WIDTHS) {
            var rendition = in(ERLENGRUND, () -> pictures.find(kept.hash(), width));
            assertThat(ImageIO.read(new ByteArrayInputStream(rendition)).getWidth())
                    .isEqualTo(width);
            assertThat(new String(rendition, ISO_8859_1)).doesNotContain(secret);
        }
    }

    @Test
    void the_same_picture_twice_is_one() {
        var photo = jpeg(400, 300);

        assertThat(as(ERLENGRUND, () -> pictures.keep(photo))).isEqualTo(as(ERLENGRUND, () -> pictures.keep(photo)));
    }

    @Test
    void a_picture_taken_upright_is_shown_upright() {
        var kept = as(ERLENGRUND, () -> pictures.keep(turned(jpeg(200, 100))));

        assertThat(kept)
                .extracting(Pictures.Picture::width, Pictures.Picture::height)
                .containsExactly(100, 200);
    }

    @Test
    void webp_and_png_are_read_and_transparency_becomes_white() throws IOException {
        var clear = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);

        var kept = as(ERLENGRUND, () -> pictures.keep(written(clear, "png")));
        var shown = ImageIO.read(new ByteArrayInputStream(in(ERLENGRUND, () -> pictures.find(kept.hash(), 320))));

        assertThat(new Color(shown.getRGB(5, 5)).getRed()).isGreaterThan(250);
        assertThat(as(ERLENGRUND, () -> pictures.keep(WEBP)).width()).isOne();
    }

    @Test
    void what_is_no_picture_by_its_content_is_refused() {
        var html = "<html><script>alert(1)</script>".getBytes(ISO_8859_1);
        var half = Arrays.copyOf(jpeg(400, 300), 60);
        var gif = written(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "gif");

        for (var wrong : new byte[][] {html, half, gif, {}}) {
            assertThatExceptionOfType(FileRefused.NotAPicture.class)
                    .isThrownBy(() -> as(ERLENGRUND, () -> pictures.keep(wrong)));
        }
    }

    @Test
    void forty_megapixels_are_refused_before_they_are_decoded() {
        assertThatExceptionOfType(FileRefused.TooLarge.class)
                .isThrownBy(() -> as(ERLENGRUND, () -> pictures.keep(pngHead(50_000, 50_000))));
    }

    @Test
    void a_picture_is_served_for_ever_and_in_its_county_alone() {
        var kept = as(ERLENGRUND, () -> pictures.keep(jpeg(400, 300)));

        stranger(ERLENGRUND)
                .get()
                .uri(kept.href(320))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=31536000, public, immutable");
        stranger(HOHENFELS).get().uri(kept.href(320)).exchange().expectStatus().isNotFound();
        stranger(ERLENGRUND)
                .get()
                .uri("/files/" + kept.hash() + "/321.jpg")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_stranger_keeps_no_picture() {
        stranger(ERLENGRUND)
                .post()
                .uri("/api/v1/pictures")
                .contentType(MediaType.IMAGE_JPEG)
                .bodyValue(jpeg(10, 10))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThatExceptionOfType(SignedIn.NotSignedIn.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> pictures.keep(jpeg(10, 10))));
    }

    @Test
    void a_paper_is_opened_by_its_link_and_by_nothing_else() {
        var pdf = "%PDF-1.7 Handwerkskarte".getBytes(ISO_8859_1);
        var link = in(ERLENGRUND, () -> papers.keep(pdf).flatMap(papers::link));

        stranger(ERLENGRUND)
                .get()
                .uri(link)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF)
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment");
        stranger(HOHENFELS).get().uri(link).exchange().expectStatus().isNotFound();
        stranger(ERLENGRUND)
                .get()
                .uri(link.replaceFirst("until=\\d+", "until=99999999999"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_paper_is_a_pdf_or_a_picture() {
        assertThatExceptionOfType(FileRefused.NotAPaper.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> papers.keep("PK zip".getBytes(ISO_8859_1))));
    }

    @Test
    void a_folder_belongs_to_one_instance(@TempDir Path folder) throws IOException {
        try (var _ = new FolderStore(folder)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new FolderStore(folder))
                    .withMessageContaining("another instance's");
        }
        new FolderStore(folder).close();
    }

    @Test
    void a_key_cannot_leave_the_folder(@TempDir Path folder) throws IOException {
        try (var store = new FolderStore(folder)) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> store.find("a/../../etc/passwd").block());
        }
    }

    private static <T> T as(CountyCode county, java.util.function.Supplier<reactor.core.publisher.Mono<T>> step) {
        return Stall.as(Stall.signedIn(county, AccountId.fresh()), reactor.core.publisher.Mono.defer(step));
    }

    private static byte[] jpeg(int width, int height) {
        return written(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    private static byte[] written(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With a comment segment right after the start of the image. */
    private static byte[] withComment(byte[] jpeg, String comment) {
        var text = comment.getBytes(ISO_8859_1);
        return ByteBuffer.allocate(jpeg.length + text.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (text.length + 2))
                .put(text)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** With an EXIF segment that says: turned by a quarter. */
    private static byte[] turned(byte[] jpeg) {
        var exif = ByteBuffer.allocate(32)
                .put("Exif\0\0".getBytes(ISO_8859_1))
                .put("MM\0*".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0)
                .array();
        var afterHead = 4 + (jpeg[4] << 8 | jpeg[5]);
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, afterHead)
                .putShort((short) 0xFFE1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, afterHead, jpeg.length - afterHead)
                .array();
    }

    /** The head of a PNG that claims to be this large. */
    private static byte[] pngHead(int width, int height) {
        var chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var check = new CRC32();
        check.update(chunk);
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(chunk)
                .putInt((int) check.getValue())
                .array();
    }
}
