package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Works off jobs of one kind. A failure of the Uni with a RemoteException is turned into an outcome by the worker. */
public interface JobHandler {
    JobKind kind();

    /** The most jobs that one run takes together; each of them gets an outcome. */
    default int together() {
        return 1;
    }

    Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs);
}
