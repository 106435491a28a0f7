package io.synco.tenant;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a shop's two sides are and how they answer. A side that does not answer opens its circuit: its jobs wait, attempts do not count. */
@ApplicationScoped
public class Connections {
    private static final String FIND =
            "select address, database, login, uid, uuid, version, api, state, reason, circuit_until"
                    + " from connection where shop_id = $1 and side = $2";
    private static final String CONNECTED = "insert into connection"
            + " (shop_id, side, address, database, login, uid, uuid, version, api, state, checked_at)"
            + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, clock_timestamp())"
            + " on conflict (shop_id, side) do update set address = excluded.address, database = excluded.database,"
            + " login = excluded.login, uid = excluded.uid, uuid = excluded.uuid, version = excluded.version,"
            + " api = excluded.api, state = 1,"
            + " reason = null, failures = 0, circuit_until = null, checked_at = excluded.checked_at";
    private static final String PAUSED = "update connection set state = 3, reason = $3, circuit_until = null,"
            + " checked_at = clock_timestamp() where shop_id = $1 and side = $2 and state <> 3";
    /**
     * 5 s, doubling to 5 min, of which chance takes up to a half so that shops do not come back all at once. Calls that were under way
     * when the circuit opened change nothing: one outage counts once. A paused connection stays so.
     */
    private static final String FAILED = "update connection set state = 2, reason = $3, failures = failures + 1,"
            + " circuit_until = clock_timestamp() + least(300, 5 * 2 ^ least(failures, 6)) * $4 * interval '1 second',"
            + " checked_at = clock_timestamp()"
            + " where shop_id = $1 and side = $2 and state in (1, 2) and coalesce(circuit_until <= clock_timestamp(), true)";

    private static final String SUCCEEDED =
            "update connection set state = 1, reason = null, failures = 0, circuit_until = null,"
                    + " checked_at = clock_timestamp() where shop_id = $1 and side = $2 and state in (2, 3)";

    private static final String EXAMINED =
            "update connection set checkup = $3, checkup_at = clock_timestamp()" + " where shop_id = $1 and side = $2";
    private static final String EXAMINATION =
            "select checkup, checkup_at from connection" + " where shop_id = $1 and side = $2 and checkup is not null";
    /** Empty of what is the same: an upgrade is rare, and a row that nobody changed is not written. */
    private static final String UPGRADED = "update connection set version = $3, api = $4"
            + " where shop_id = $1 and side = $2 and (version, api) is distinct from ($3, $4)";

    private static final String ARRIVED =
            "insert into connection (shop_id, side, address, scopes, reason, state, checked_at)"
                    + " values ($1, 1, $2, $3, nullif($4, ''), 1, clock_timestamp())"
                    + " on conflict (shop_id, side) do update set address = excluded.address, scopes = excluded.scopes,"
                    + " reason = excluded.reason, state = 1, failures = 0, circuit_until = null, checked_at = excluded.checked_at";
    private static final String CONSENT = "select state in (1, 2) as connected, coalesce(scopes, '') as scopes"
            + " from connection where shop_id = $1 and side = 1";
    /** What is wrong with a connection says more than which permission it lacks. */
    private static final String CONSENTED = "update connection set scopes = $2,"
            + " reason = case when state = 1 then nullif($3, '') else reason end where shop_id = $1 and side = 1";

    private final TenantTransaction tenant;
    private final Chance chance;

    @Inject
    Connections(TenantTransaction tenant) {
        this(tenant, Chance.SYSTEM);
    }

    Connections(TenantTransaction tenant, Chance chance) {
        this.tenant = tenant;
        this.chance = chance;
    }

    public enum State {
        NOT_CONNECTED,
        CONNECTED,
        /** The circuit is open until a time; then one probe goes out. */
        WAITING,
        /** Only a person can help: the credentials are refused. */
        PAUSED
    }

    /** What a check of the side told; database, login and the rest are Odoo's, empty for Shopify. */
    public record Details(
            String address,
            String database,
            String login,
            Optional<Long> uid,
            Optional<String> uuid,
            Optional<String> version,
            Optional<String> api) {
        public static Details shopify(String address) {
            return new Details(address, "", "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public record Connection(
            Side side,
            String address,
            String database,
            String login,
            Optional<Long> uid,
            Optional<String> uuid,
            Optional<String> version,
            Optional<String> api,
            State state,
            Optional<String> reason,
            Optional<Instant> circuitUntil) {}

    /** The lines of the last look at a connection. */
    public record Examination(Instant at, JsonArray lines) {}

    public Uni<Optional<Connection>> find(ShopId shop, Side side) {
        return tenant.in(shop, connection -> connection.preparedQuery(FIND).execute(key(shop, side)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(side, rows.iterator().next())));
    }

    /** A check succeeded with these details; ends a pause and closes the circuit. */
    public Uni<Void> connected(ShopId shop, Side side, Details details) {
        return run(
                shop,
                CONNECTED,
                key(shop, side)
                        .addString(details.address())
                        .addString(details.database())
                        .addString(details.login())
                        .addLong(details.uid().orElse(null))
                        .addString(details.uuid().orElse(null))
                        .addString(details.version().orElse(null))
                        .addString(details.api().orElse(null)));
    }

    /** What a shop's access to Shopify is worth. */
    public record Consent(boolean connected, List<String> scopes) {}

    /**
     * The app was installed in the shop: as {@link #connected}, in the transaction that makes the work that follows.
     *
     * @param note what is still to be done by a person; empty for nothing
     */
    public Uni<Void> arrived(SqlConnection connection, ShopId shop, String domain, List<String> scopes, String note) {
        Tuple row = Tuple.of(shop.value(), domain, String.join(",", scopes), note);
        return connection.preparedQuery(ARRIVED).execute(row).replaceWithVoid();
    }

    public Uni<Consent> consent(ShopId shop) {
        return tenant.in(shop, connection -> connection.preparedQuery(CONSENT).execute(Tuple.of(shop.value())))
                .map(rows -> rows.size() == 0
                        ? new Consent(false, List.of())
                        : consent(rows.iterator().next()));
    }

    private static Consent consent(Row row) {
        List<String> scopes = Arrays.stream(row.getString("scopes").split(","))
                .filter(scope -> !scope.isEmpty())
                .toList();
        return new Consent(row.getBoolean("connected"), scopes);
    }

    /** The merchant agreed to more or to less. */
    public Uni<Void> consented(SqlConnection connection, ShopId shop, List<String> scopes, String note) {
        return connection
                .preparedQuery(CONSENTED)
                .execute(Tuple.of(shop.value(), String.join(",", scopes), note))
                .replaceWithVoid();
    }

    /** Nothing is called any more until a person has connected again. */
    public Uni<Void> paused(ShopId shop, Side side, String reason) {
        return run(shop, PAUSED, key(shop, side).addString(reason));
    }

    /** The side did not answer: opens the circuit. */
    public Uni<Void> failed(ShopId shop, Side side, String words) {
        double part = 0.5 + chance.unit() / 2;
        return run(shop, FAILED, key(shop, side).addString(words).addDouble(part));
    }

    /** The side answered: writes only where the circuit was open or the connection paused. */
    public Uni<Void> succeeded(ShopId shop, Side side) {
        return run(shop, SUCCEEDED, key(shop, side));
    }

    /** Kept until the next look; nothing happens where the side was never connected. */
    public Uni<Void> examined(ShopId shop, Side side, JsonArray lines) {
        return run(shop, EXAMINED, key(shop, side).addValue(lines));
    }

    public Uni<Optional<Examination>> examination(ShopId shop, Side side) {
        return tenant.in(
                        shop,
                        connection -> connection.preparedQuery(EXAMINATION).execute(key(shop, side)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(examination(rows.iterator().next())));
    }

    private static Examination examination(Row row) {
        return new Examination(row.getOffsetDateTime("checkup_at").toInstant(), (JsonArray) row.getValue("checkup"));
    }

    /** The side answers as another version than before, or is called in another way. */
    public Uni<Void> upgraded(ShopId shop, Side side, String version, String api) {
        return run(shop, UPGRADED, key(shop, side).addString(version).addString(api));
    }

    private Uni<Void> run(ShopId shop, String sql, Tuple row) {
        return tenant.in(shop, connection -> connection.preparedQuery(sql).execute(row))
                .replaceWithVoid();
    }

    private static Tuple key(ShopId shop, Side side) {
        return Tuple.tuple().addLong(shop.value()).addShort((short) side.code());
    }

    private static Connection read(Side side, Row row) {
        return new Connection(
                side,
                text(row, "address").orElse(""),
                text(row, "database").orElse(""),
                text(row, "login").orElse(""),
                Optional.ofNullable(row.getLong("uid")),
                text(row, "uuid"),
                text(row, "version"),
                text(row, "api"),
                State.values()[row.getShort("state")],
                text(row, "reason"),
                Optional.ofNullable(row.getOffsetDateTime("circuit_until")).map(OffsetDateTime::toInstant));
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }
}
