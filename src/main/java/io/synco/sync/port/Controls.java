package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.util.List;

/** What a person may ask of a shop's synchronisation; each is recorded with who asked. */
public interface Controls {
    /** Starts writing; refused with the reasons where something is missing (no mapping, no link, a side not connected). */
    Uni<Started> goLive(ShopId shop, String who);

    /** Stops every write at once; what arrives meanwhile is kept and worked off on the next go-live. */
    Uni<Void> readOnly(ShopId shop, String who);

    /** Reads all linked levels on both sides afresh and repairs what differs. */
    Uni<Void> compare(ShopId shop, String who);

    /** Both sides' locations, then the catalogue, are read again. */
    Uni<Void> refresh(ShopId shop, String who);

    /** True if the job was flagged and is pending now. */
    Uni<Boolean> retry(ShopId shop, long jobId, String who);

    /** True if the job was flagged and is closed now; its events end as flagged, with the reason. */
    Uni<Boolean> dismiss(ShopId shop, long jobId, String who, String reason);

    sealed interface Started {
        record Live(int levels) implements Started {}

        record Missing(List<String> reasons) implements Started {}
    }
}
