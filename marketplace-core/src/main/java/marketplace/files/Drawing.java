package marketplace.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a picture and writes it anew, so that nothing of the file but its colours remains. Size is read from the head
 * before anything is decoded; what is much larger than needed is decoded at a fraction.
 */
final class Drawing {
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "webp");
    private static final long MOST_PIXELS = 40_000_000;
    private static final int ENOUGH = 2_560;
    private static final double QUALITY = 0.82;

    private final BufferedImage image;

    private Drawing(BufferedImage image) {
        this.image = image;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    static Drawing read(byte[] file) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new FileRefused.NotAPicture();
            }
            return read(readers.next(), input);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
            throw new FileRefused.NotAPicture();
        }
    }

    private static Drawing read(ImageReader reader, ImageInputStream input) throws IOException {
        try {
            reader.setInput(input, false, false);
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                throw new FileRefused.NotAPicture();
            }
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new FileRefused.TooLarge();
            }
            var orientation = orientation(reader);
            return new Drawing(upright(onWhite(decoded(reader)), orientation));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage decoded(ImageReader reader) throws IOException {
        var every = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / ENOUGH);
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, how);
    }

    private static @Nullable Orientation orientation(ImageReader reader) {
        try {
            return ExifUtils.getExifOrientation(reader, 0);
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    private static BufferedImage upright(BufferedImage image, @Nullable Orientation orientation) {
        return orientation == null
                ? image
                : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
    }

    private static BufferedImage onWhite(BufferedImage image) {
        var plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = plain.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return plain;
    }

    /** A JPEG at most this wide; a smaller picture is not blown up. */
    byte[] jpeg(int width) {
        var out = new ByteArrayOutputStream();
        try {
            Thumbnails.of(image)
                    .width(Math.min(width, image.getWidth()))
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a decoded picture could not be written", e);
        }
    }
}
