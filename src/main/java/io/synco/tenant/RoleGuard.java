package io.synco.tenant;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses to start where row-level security would not hold: a wrong password in the configuration must not quietly turn the walls
 * between shops off.
 */
@ApplicationScoped
class RoleGuard {
    /** Before anything that serves or consumes. */
    private static final int FIRST = 1;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Two tables are read before a tenant is known, and no more may be; the history is Flyway's own and not granted. */
    private static final String EXEMPT = "('shop_directory', 'shop_work', 'flyway_schema_history')";

    private static final String ROLES = """
            select rolname, rolname = current_user as self, rolsuper, rolbypassrls, rolcreaterole,
                   rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files') as server
            from pg_roles
            where pg_has_role(current_user, oid, 'member')
            order by rolname <> current_user, rolname""";

    private static final String OWNED = """
            select c.relname, r.rolname from pg_class c join pg_roles r on r.oid = c.relowner
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and pg_has_role(current_user, c.relowner, 'member')
              and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
              and c.relnamespace::regnamespace::text not like 'pg\\_t%' and c.relnamespace::regnamespace::text not like 'pg_toast%'
            order by c.relname limit 5""";

    /**
     * What the serving role can reach must be walled: forced row security, and of the policies that apply to the role none but the
     * tenant's. A partition or a view reached by itself would pass its table's policy by; TRUNCATE asks no policy.
     */
    private static final String TABLES =
            """
            with t as (
              select c.oid, c.relname, c.relkind, c.relispartition, c.relrowsecurity and c.relforcerowsecurity as forced,
                     has_table_privilege(c.oid, 'select, insert, update, delete, truncate') as reached,
                     has_table_privilege(c.oid, 'truncate') as truncates,
                     'security_invoker=true' = any (coalesce(c.reloptions, '{}')) as invoker,
                     exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'shop_id' and not a.attisdropped) as owned
              from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
                and c.relname not in %1$s),
            p as (
              select polrelid as oid, count(*) filter (where own) as own, count(*) filter (where not own) as strange
              from (select polrelid, polcmd = '*' and pg_get_expr(polqual, polrelid) = %2$s
                           and coalesce(pg_get_expr(polwithcheck, polrelid), %2$s) = %2$s as own
                    from pg_policy
                    where polpermissive and exists (
                      select from unnest(polroles) r where r = 0 or pg_has_role(current_user, r, 'member'))) q
              group by polrelid)
            select relname, case
                when relkind in ('v', 'm') and reached and not invoker then 'is a view that reads as its owner (set security_invoker)'
                when relkind in ('v', 'm') then null
                when relispartition and reached then 'is a partition that can be read past its table''s policy (revoke the grants on it)'
                when relispartition then null
                when truncates then 'can be truncated, which asks no policy (revoke truncate)'
                when not (owned or reached) then null
                when not forced then 'has no forced row-level security'
                when coalesce(own, 0) = 0 then 'has no tenant policy'
                when strange > 0 then 'has another policy beside the tenant''s'
              end as fault
            from t left join p using (oid) order by relname""".formatted(EXEMPT, "'(shop_id = (current_setting(''app.shop_id''::text))::bigint)'");

    private final Pool pool;

    RoleGuard(Pool pool) {
        this.pool = pool;
    }

    void atStart(@Observes @Priority(FIRST) StartupEvent event) {
        List<String> faults = faults(pool).await().atMost(LIMIT);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "SyncO does not start, because shops would not be walled off from each other: "
                            + String.join("; ", faults)
                            + ". Serve with a role that owns nothing and can do nothing special (create role"
                            + " synco_app login nosuperuser nobypassrls nocreaterole), and make every tenant table with tenant_table().");
        }
    }

    /** What is wrong with the role that this client is logged in as, in words; empty when nothing is. */
    static Uni<List<String>> faults(SqlClient client) {
        List<String> faults = new ArrayList<>();
        return collect(client, ROLES, faults, RoleGuard::ofRole)
                .chain(() -> collect(client, OWNED, faults, RoleGuard::ofOwner))
                .chain(() -> collect(client, TABLES, faults, RoleGuard::ofTable))
                .replaceWith(faults);
    }

    private static Uni<Void> collect(SqlClient client, String sql, List<String> faults, Finding finding) {
        return client.query(sql)
                .execute()
                .invoke(rows -> rows.forEach(row -> finding.of(row, faults)))
                .replaceWithVoid();
    }

    private interface Finding {
        void of(Row row, List<String> faults);
    }

    private static void ofRole(Row row, List<String> faults) {
        List<String> powers = new ArrayList<>();
        if (row.getBoolean("rolsuper")) powers.add("is superuser");
        if (row.getBoolean("rolbypassrls")) powers.add("has BYPASSRLS");
        if (row.getBoolean("rolcreaterole")) powers.add("has CREATEROLE");
        if (row.getBoolean("server")) powers.add("reaches the server's files");
        if (!powers.isEmpty()) {
            String name = row.getString("rolname");
            String who = row.getBoolean("self")
                    ? "the role " + name + " "
                    : "the role " + name + ", which it is a member of, ";
            faults.add(who + String.join(" and ", powers));
        }
    }

    private static void ofOwner(Row row, List<String> faults) {
        faults.add("the table " + row.getString(0) + " is owned by " + row.getString(1)
                + ", which the serving role is or is a member of");
    }

    private static void ofTable(Row row, List<String> faults) {
        String fault = row.getString("fault");
        if (fault != null) {
            faults.add("the table " + row.getString("relname") + " " + fault);
        }
    }
}
