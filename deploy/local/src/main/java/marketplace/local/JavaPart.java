package marketplace.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import marketplace.local.processes.Launch;
import marketplace.local.processes.Part;
import marketplace.local.servers.Classes;
import marketplace.local.servers.Http;

/**
 * A part of our own, run by this JDK.
 *
 * @param program says what follows the usual options: more options, then a jar or a main class
 * @param readyAt the address that answers 200 once the part is ready
 * @param folder holds the part's log and whatever it writes
 */
record JavaPart(
        String name,
        int port,
        Supplier<List<String>> program,
        Map<String, String> environment,
        int heapMegabytes,
        String readyAt,
        Path folder)
        implements Part {

    /** The same part, told something else besides. */
    JavaPart told(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new JavaPart(name, port, program, all, heapMegabytes, readyAt, folder);
    }

    @Override
    public Launch launch() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(Classes.keptIn(folder));
        command.addAll(program.get());
        return new Launch(command, environment, folder, folder.resolve(name + ".log"));
    }

    @Override
    public boolean isReady() {
        return Http.answers(readyAt);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(300);
    }

    /** The first time after a build it writes its archive of classes when it ends. */
    @Override
    public Duration toStop() {
        return Duration.ofSeconds(60);
    }
}
