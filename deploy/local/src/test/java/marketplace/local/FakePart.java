package marketplace.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.local.processes.Launch;
import marketplace.local.processes.Part;

/** A shell that counts as ready once it has said so in its folder. */
record FakePart(String name, int port, String script, Path folder) implements Part {

    static FakePart lasting(String name, Path folder) {
        return new FakePart(name, 0, "touch ready; exec sleep 600", folder.resolve(name));
    }

    static FakePart dying(String name, Path folder) {
        return new FakePart(name, 0, "echo no flour; exit 3", folder.resolve(name));
    }

    FakePart at(int otherPort) {
        return new FakePart(name, otherPort, script, folder);
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of("sh", "-c", "rm -f ready; " + script), Map.of(), folder, folder.resolve(name + ".log"));
    }

    @Override
    public boolean isReady() {
        return Files.exists(folder.resolve("ready"));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }
}
