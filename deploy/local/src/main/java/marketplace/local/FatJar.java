package marketplace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import marketplace.local.processes.PartFailed;
import marketplace.local.servers.Installation;

/**
 * The runnable jar a module's build left, unpacked once per build because that starts faster.
 *
 * @param module the module's folder
 * @param folder where the unpacked jar goes
 */
record FatJar(Path module, Path folder) {

    private static final int UNPACK_SECONDS = 180;

    /** The options and the jar. */
    List<String> program() {
        var jar = built();
        var unpacked = folder.resolve("program");
        var runnable = unpacked.resolve(jar.getFileName());
        if (!isUnpacked(jar, runnable)) {
            Installation.delete(unpacked);
            unpack(jar, unpacked);
        }
        return List.of("-jar", runnable.toString());
    }

    private Path built() {
        var name = module.getFileName().toString();
        return Installation.newest(module.resolve("target"), name + "-", ".jar")
                .orElseThrow(
                        () -> new PartFailed("No runnable jar in " + module.resolve("target") + "; build it first."));
    }

    private static boolean isUnpacked(Path jar, Path runnable) {
        try {
            return Files.exists(runnable)
                    && Files.getLastModifiedTime(runnable).compareTo(Files.getLastModifiedTime(jar)) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path jar, Path target) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            var process = new ProcessBuilder(
                            java,
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            target.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new PartFailed(jar + " could not be unpacked to " + target + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Unpacking " + jar + " was interrupted.", e);
        }
    }
}
