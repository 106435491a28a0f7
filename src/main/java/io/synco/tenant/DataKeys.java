package io.synco.tenant;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Each shop's data key (AES-256-GCM), stored wrapped by a key that is derived from the master key and never in the database.
 * Deleting {@code wrapped} shreds a shop's secrets, in backups as well once those are without it.
 */
@ApplicationScoped
class DataKeys {
    private static final String CURRENT =
            "select key_no, wrapped from data_key where shop_id = $1 and wrapped is not null"
                    + " order by key_no desc limit 1";
    private static final String NEXT = "select coalesce(max(key_no), 0) + 1 from data_key where shop_id = $1";
    /** Two at once: one waits for the other's commit, inserts nothing and reads the other's key. */
    private static final String ADD =
            "insert into data_key (shop_id, key_no, wrapped) values ($1, $2, $3) on conflict do nothing";

    private final Aead wrapping;

    @Inject
    DataKeys(MasterKey master) {
        try {
            AeadConfig.register();
            this.wrapping = new AesGcmJce(master.derive("synco data keys v1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM; SyncO cannot seal credentials", e);
        }
    }

    /** The shop's newest key, made if it has none. */
    Uni<DataKey> current(SqlConnection connection, ShopId shop) {
        return find(connection, shop)
                .chain(found -> found.map(key -> Uni.createFrom().item(key)).orElseGet(() -> make(connection, shop)));
    }

    DataKey unwrap(ShopId shop, int no, byte[] wrapped) {
        try {
            KeysetHandle keyset = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, wrapping, boundTo(shop, no));
            return new DataKey(shop, no, aead(keyset));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(shop, "Data key " + no, e);
        }
    }

    private Uni<Optional<DataKey>> find(SqlConnection connection, ShopId shop) {
        return connection.preparedQuery(CURRENT).execute(Tuple.of(shop.value())).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(unwrap(shop, row.getInteger(0), row.getBuffer(1).getBytes()));
        });
    }

    private Uni<DataKey> make(SqlConnection connection, ShopId shop) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.iterator().next().getInteger(0))
                .chain(no -> connection
                        .preparedQuery(ADD)
                        .execute(Tuple.of(shop.value(), no, Buffer.buffer(wrapNew(shop, no)))))
                .chain(() -> find(connection, shop))
                .map(Optional::orElseThrow);
    }

    private byte[] wrapNew(ShopId shop, int no) {
        try {
            KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(fresh, wrapping, boundTo(shop, no));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key for shop " + shop + " cannot be made", e);
        }
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] boundTo(ShopId shop, int no) {
        return ("data-key/" + shop + "/" + no).getBytes(StandardCharsets.UTF_8);
    }
}
