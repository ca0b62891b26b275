package marketplace.pages.parts;

import java.util.List;
import java.util.stream.Collectors;

/** A name with the found words marked. */
public record Marked(List<Piece> pieces) {
    public static Marked plain(String text) {
        return new Marked(List.of(new Piece(text, false)));
    }

    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
