package io.synco.sync.job;

import io.vertx.mutiny.sqlclient.SqlConnection;

/** PostgreSQL's: the connection that the transaction runs on. */
public record PgTx(SqlConnection connection) implements Tx {
    public static SqlConnection sql(Tx tx) {
        return ((PgTx) tx).connection();
    }
}
