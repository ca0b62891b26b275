package marketplace.local;

import java.util.List;
import marketplace.local.processes.Part;

/**
 * A part in the order of starting.
 *
 * @param needs names of parts that must be ready before; they stand earlier in the list of steps
 * @param then what is done each time the part has become ready
 */
record Step(Part part, List<String> needs, Runnable then) {

    Step(Part part, String... needs) {
        this(part, List.of(needs), () -> {});
    }

    Step then(Runnable work) {
        return new Step(part, needs, work);
    }

    String name() {
        return part.name();
    }
}
