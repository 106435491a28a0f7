package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/** The right to work on one shop for a while; the number fences off a holder whose time ran out without its noticing. */
public interface Lease {
    ShopId shop();

    long no();

    /** First statement of every transaction of a slice; fails with {@link Lost} when somebody else may hold the shop by now. */
    Uni<Void> check(SqlConnection connection);

    /** Renews if less than this is left, by the monotonic clock; fails with {@link Lost} when it cannot. */
    Uni<Void> ensure(Duration left);

    /** Not an error: the shop's work goes on elsewhere, this slice writes nothing more. */
    final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Lost(ShopId shop, long no) {
            super("lease " + no + " of shop " + shop + " is over", null, false, false);
        }
    }
}
