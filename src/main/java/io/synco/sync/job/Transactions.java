package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Lease;
import java.util.function.Function;

/** Where transactions of a shop come from. */
public interface Transactions {
    /** Of a slice: fails, and changes nothing, where the lease is over. */
    <T> Uni<T> in(Lease lease, Function<Tx, Uni<T>> work);

    /** To look, or for what is no slice (a person, a webhook): nobody's lease protects it. */
    <T> Uni<T> unfenced(ShopId shop, Function<Tx, Uni<T>> work);

    /**
     * For a person's change of what slices read and then write by: waits for a slice's open transaction, and the next one waits for this.
     */
    <T> Uni<T> alone(ShopId shop, Function<Tx, Uni<T>> work);
}
