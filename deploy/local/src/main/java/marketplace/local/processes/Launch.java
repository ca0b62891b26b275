package marketplace.local.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command as it is to be started; output is appended to the log. */
public record Launch(List<String> command, Map<String, String> environment, Path folder, Path log) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("A launch needs a command.");
        }
    }
}
