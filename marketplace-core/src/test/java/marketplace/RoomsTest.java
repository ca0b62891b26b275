package marketplace;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import marketplace.testing.rules.OurCode;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the rooms to what their doors say, and draws the map of them. */
class RoomsTest {

    static final ApplicationModules ROOMS = ApplicationModules.of(Marketplace.class, new OurCode());
    static final Path REPOSITORY = Path.of(System.getProperty("kreismarkt.root"));
    static final Path DRAWN = REPOSITORY.resolve("marketplace-core/target/rooms.md");
    static final Path KEPT = REPOSITORY.resolve("docs/rooms.md");

    @Test
    void every_room_asks_and_hears_only_whom_it_may() {
        ROOMS.verify();
    }

    @Test
    void the_map_of_the_rooms_is_up_to_date() throws IOException {
        Files.writeString(DRAWN, map());

        assertThat(KEPT)
                .as("The rooms changed: cp marketplace-core/target/rooms.md docs/rooms.md")
                .exists()
                .hasSameTextualContentAs(DRAWN);
    }

    private static String map() {
        var doors = ROOMS.stream()
                .map(room -> Door.of(room.getBasePackage().getName()))
                .sorted()
                .toList();
        var open = doors.stream().filter(Door::isOpen).map(Door::room).toList();
        return """
            # The rooms of marketplace-core

            Drawn by `RoomsTest` from each room's `package-info.java`; change it there. A full arrow asks, a dotted one hears news.
            Open to all rooms and not drawn: %s.

            ```mermaid
            flowchart LR
            %s
            ```

            | room | what lives there | may ask | may hear |
            |---|---|---|---|
            %s
            """.formatted(
                        String.join(", ", open),
                        doors.stream().flatMap(door -> door.arrows(open)).collect(joining("\n")),
                        doors.stream().map(door -> door.line(open)).collect(joining("\n")));
    }

    /** What a room's {@code package-info.java} says. */
    record Door(String room, String sentence, boolean isOpen, List<String> allowed) implements Comparable<Door> {

        static final String NEWS = "::news";

        static Door of(String name) {
            try {
                var sign = Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
                var room = name.substring(name.lastIndexOf('.') + 1);
                return new Door(room, sentence(room), sign.type() == ApplicationModule.Type.OPEN, allowed(sign));
            } catch (ClassNotFoundException | IOException e) {
                throw new IllegalStateException(name, e);
            }
        }

        static List<String> allowed(ApplicationModule sign) {
            var anybody = sign.allowedDependencies().length == 1
                    && sign.allowedDependencies()[0].equals(ApplicationModule.OPEN_TOKEN);
            return anybody
                    ? List.of("every room")
                    : Arrays.stream(sign.allowedDependencies())
                            .map(String::strip)
                            .toList();
        }

        static String sentence(String room) throws IOException {
            var file = "src/main/java/marketplace/" + room + "/package-info.java";
            var core = REPOSITORY.resolve("marketplace-core").resolve(file);
            var source = Files.readString(
                    Files.exists(core)
                            ? core
                            : REPOSITORY.resolve("marketplace-core/kernel").resolve(file));
            return source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                    .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                    .strip();
        }

        Stream<String> arrows(List<String> open) {
            var asks = asked(open).stream()
                    .filter(other -> !other.contains(" "))
                    .map(other -> "    %s --> %s".formatted(room, other));
            return Stream.concat(asks, heard().stream().map(other -> "    %s -.-> %s".formatted(room, other)));
        }

        String line(List<String> open) {
            return "| %s | %s | %s | %s |".formatted(room, sentence, words(asked(open)), words(heard()));
        }

        private List<String> asked(List<String> open) {
            Predicate<String> drawn = other -> !open.contains(other) && !other.equals(room);
            return allowed.stream()
                    .filter(door -> !door.endsWith(NEWS))
                    .map(Door::withoutDoor)
                    .filter(drawn)
                    .distinct()
                    .toList();
        }

        private List<String> heard() {
            return allowed.stream()
                    .filter(door -> door.endsWith(NEWS))
                    .map(Door::withoutDoor)
                    .toList();
        }

        private static String withoutDoor(String door) {
            return door.split("::")[0].strip();
        }

        private static String words(List<String> rooms) {
            return rooms.isEmpty() ? "–" : String.join(", ", rooms);
        }

        @Override
        public int compareTo(Door other) {
            return room.compareTo(other.room);
        }
    }
}
