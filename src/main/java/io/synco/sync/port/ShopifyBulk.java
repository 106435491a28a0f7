package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.Variant;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whole tables that Shopify writes into a file while we do something else: a handful of cost points, however large the shop. What
 * stands in the file is of no one moment, so it shows where to look, never what is true.
 */
public interface ShopifyBulk {
    /** What is written out; the code is stored. */
    enum Content {
        /** Every variant with its product and inventory item. */
        CATALOGUE(1),
        /** Every level, those that are not active too. */
        LEVELS(2);

        private final int code;

        Content(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** Asks Shopify to begin. Takes no key: after a lost answer {@link #begun} tells whether it did. */
    Uni<Beginning> begin(ShopId shop, Content content);

    /** The newest operation for this content that we asked for at or after {@code since} and that may still bring a file. */
    Uni<Optional<String>> begun(ShopId shop, Content content, Instant since);

    Uni<Progress> look(ShopId shop, String operation);

    /** The next rows of the file, from a place that an earlier part named; 0 is its beginning. */
    Uni<Reading> read(ShopId shop, Content content, Progress.Written file, long from);

    sealed interface Beginning {
        /** @param operation its id, as Shopify writes it */
        record Begun(String operation) implements Beginning {}

        /** Other bulk operations of the shop have to end first. */
        record Busy(String words) implements Beginning {}

        record Refused(String words) implements Beginning {}
    }

    sealed interface Progress {
        /** @param objects written so far */
        record Running(long objects) implements Progress {}

        /** @param url empty where there is nothing to read */
        record Written(Optional<URI> url, long bytes, long objects) implements Progress {}

        /** It brings nothing any more: failed, cancelled or expired. */
        record Over(String words) implements Progress {}
    }

    sealed interface Reading {
        /**
         * @param next where the next part begins
         * @param last nothing comes after it
         */
        record Part(List<Row> rows, long next, boolean last) implements Reading {}

        /** It broke off; the same part can be asked for again. */
        record Broken(String words) implements Reading {}

        /** The file is there no more, or cannot be understood: only a new operation helps. */
        record Gone(String words) implements Reading {}
    }

    sealed interface Row {
        record Sold(long product, Variant variant) implements Row {}

        record Stocked(LevelId level, LevelReading reading) implements Row {}
    }
}
