package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.mapping.MappingBook;
import io.synco.sync.job.Tx;

/** The shop's mapping as it stands in this transaction. */
public interface MappingBooks {
    Uni<MappingBook> book(Tx tx, ShopId shop);
}
