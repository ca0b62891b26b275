package marketplace.local;

import java.util.List;
import java.util.Map;
import marketplace.local.processes.Part;
import marketplace.local.processes.PartFailed;

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

    /** The same step for a part that is told something else besides; only our own parts are told anything. */
    Step told(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        if (part instanceof JavaPart own) {
            return new Step(own.told(more), needs, then);
        }
        throw new PartFailed(name() + " is a server and is told nothing by environment.");
    }

    String name() {
        return part.name();
    }
}
