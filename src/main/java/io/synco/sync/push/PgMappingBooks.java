package io.synco.sync.push;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.mapping.MappingBook;
import io.synco.mapping.Mappings;
import io.synco.sync.job.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/** In PostgreSQL. */
@ApplicationScoped
class PgMappingBooks implements MappingBooks {
    private final Mappings mappings;

    PgMappingBooks(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public Uni<MappingBook> book(Tx tx, ShopId shop) {
        return mappings.book(sql(tx), shop);
    }
}
