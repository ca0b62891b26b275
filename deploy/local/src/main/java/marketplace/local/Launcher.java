package marketplace.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import marketplace.local.processes.PartFailed;
import marketplace.local.processes.Processes;
import marketplace.local.servers.Installation;

/** The commands of deploy/dev. */
public final class Launcher {

    private static final String SELF = "launcher";
    private static final Duration TO_STOP = Duration.ofSeconds(90);
    private static final long MEGABYTE = 1024 * 1024;

    private final Settings settings;
    private final PrintStream screen;
    private final Processes parts;
    private final Processes launchers;

    Launcher(Settings settings, PrintStream screen) {
        this.settings = settings;
        this.screen = screen;
        this.parts = new Processes(settings.data().resolve("processes"));
        this.launchers = new Processes(settings.data());
    }

    /** Takes the repository's folder and one of up, down, reset, status, seed; seed takes options. */
    public static void main(String... arguments) {
        var settings = new Settings(Path.of(arguments[0]), System.getenv());
        try {
            new Launcher(settings, System.out)
                    .run(arguments[1], List.of(arguments).subList(2, arguments.length));
        } catch (PartFailed failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    void run(String command, List<String> options) {
        switch (command) {
            case "seed" -> seed(Seeding.Wanted.of(options));
            case "up" -> up();
            case "down" -> down();
            case "reset" -> reset();
            case "status" -> status();
            default -> throw new PartFailed("Unknown command \"" + command + "\".");
        }
    }

    private void up() {
        requireAlone();
        requireFreeDisk();
        var plan = new Plan(settings, new Secrets(settings.data().resolve("secrets")));
        up(plan.steps(), plan.welcome());
    }

    /** Runs until it is told to stop or a part cannot be kept alive. */
    void up(List<Step> steps, List<String> welcome) {
        parts.stopAll();
        launchers.keepSelf(SELF, TO_STOP);
        var ensemble = new Ensemble(steps, parts, screen, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ensemble)));
        var from = System.nanoTime();
        ensemble.start();
        screen.printf("All parts are ready after %.1f s.%n%n", (System.nanoTime() - from) / 1e9);
        welcome.forEach(screen::println);
        throw ensemble.awaitEnd();
    }

    private void stop(Ensemble ensemble) {
        screen.println("Kreismarkt stops.");
        ensemble.stop();
    }

    /** Stops everything, whether the launcher still lives or was killed. */
    private void down() {
        var ran = launchers.find(SELF).isPresent() || !parts.list().isEmpty();
        launchers.stop(SELF);
        parts.stopAll();
        screen.println(ran ? "Kreismarkt has stopped." : "Kreismarkt was not running.");
    }

    private void reset() {
        down();
        Installation.delete(settings.data());
        screen.println("All local data are gone; deploy/dev up starts afresh.");
    }

    private void status() {
        parts.list()
                .forEach(part -> screen.printf(
                        "  %-14s %-8s port %-6d process %-8d %5d MB%n",
                        part.name(),
                        part.isAlive() ? "running" : "dead",
                        part.port(),
                        part.pid(),
                        Memory.residentMegabytes(part)));
        screen.println(launchers.find(SELF).isPresent() ? "Kreismarkt is running." : "Kreismarkt is not running.");
    }

    /** Fills a county of its own beside the running product. */
    private void seed(Seeding.Wanted wanted) {
        if (parts.find("postgresql").isEmpty()) {
            throw new PartFailed("Kreismarkt is not running; deploy/dev up starts it, then it can be seeded.");
        }
        new Plan(settings, new Secrets(settings.data().resolve("secrets")))
                .seeding()
                .run(wanted);
        screen.printf("The county is at http://%s.%s%n", wanted.county(), wanted.at(settings));
    }

    private void requireAlone() {
        launchers.find(SELF).ifPresent(other -> {
            throw new PartFailed(
                    "Kreismarkt already runs (process %d); deploy/dev down stops it.".formatted(other.pid()));
        });
    }

    private void requireFreeDisk() {
        try {
            var free =
                    Files.getFileStore(Files.createDirectories(settings.data())).getUsableSpace() / MEGABYTE;
            if (free < settings.freeDiskMegabytes()) {
                throw new PartFailed("Only %d MB are free on the disk of %s; Kreismarkt wants %d MB (FREE_DISK_MB)."
                        .formatted(free, settings.data(), settings.freeDiskMegabytes()));
            }
        } catch (IOException e) {
            throw new PartFailed("The folder %s cannot be used: %s".formatted(settings.data(), e.getMessage()), e);
        }
    }
}
