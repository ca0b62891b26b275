package marketplace.shared;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer; a column that may be empty is asked for with {@code find}. */
public final class Row {
    private final Readable columns;

    Row(Readable columns) {
        this.columns = columns;
    }

    public String text(String column) {
        return must(column, String.class);
    }

    public @Nullable String findText(String column) {
        return columns.get(column, String.class);
    }

    public long number(String column) {
        return must(column, Long.class);
    }

    public int count(String column) {
        return Math.toIntExact(number(column));
    }

    public @Nullable Long findNumber(String column) {
        return columns.get(column, Long.class);
    }

    public double decimal(String column) {
        return must(column, Double.class);
    }

    public boolean flag(String column) {
        return must(column, Boolean.class);
    }

    public Money cents(String column) {
        return Money.euro(number(column));
    }

    public UUID uuid(String column) {
        return must(column, UUID.class);
    }

    public @Nullable UUID findUuid(String column) {
        return columns.get(column, UUID.class);
    }

    public Instant instant(String column) {
        return must(column, Instant.class);
    }

    public @Nullable Instant findInstant(String column) {
        return columns.get(column, Instant.class);
    }

    public LocalDate date(String column) {
        return must(column, LocalDate.class);
    }

    public @Nullable LocalDate findDate(String column) {
        return columns.get(column, LocalDate.class);
    }

    public LocalTime time(String column) {
        return must(column, LocalTime.class);
    }

    public List<String> texts(String column) {
        return List.of(must(column, String[].class));
    }

    /** None when the column is empty, as an aggregate of nothing is. */
    public List<UUID> findUuids(String column) {
        var found = columns.get(column, UUID[].class);
        return found == null ? List.of() : List.of(found);
    }

    public byte[] bytes(String column) {
        var buffer = must(column, java.nio.ByteBuffer.class);
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    public CountyCode county() {
        return CountyCode.of(text("county"));
    }

    private <T> T must(String column, Class<T> type) {
        return Objects.requireNonNull(columns.get(column, type), column);
    }
}
