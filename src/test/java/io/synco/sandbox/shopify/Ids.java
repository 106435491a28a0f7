package io.synco.sandbox.shopify;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Numbers as Shopify's are: large, a sequence for each kind, no kind derivable from another, no two shops alike.
 * The same calls in the same shop give the same ids, in whatever order the shops were made.
 */
final class Ids {
    enum Kind {
        LOCATION(70_000_000_000L, 33),
        PRODUCT(8_100_000_000_000L, 29),
        VARIANT(44_100_000_000_000L, 37),
        INVENTORY_ITEM(46_200_000_000_000L, 53),
        INVENTORY_LEVEL(90_000_000_000L, 31),
        ADJUSTMENT_GROUP(3_000_000_000_000L, 41),
        ORDER(6_100_000_000_000L, 43),
        LINE_ITEM(14_800_000_000_000L, 47),
        FULFILLMENT_ORDER(7_200_000_000_000L, 59),
        FULFILLMENT_ORDER_LINE(15_500_000_000_000L, 61),
        FULFILLMENT(5_300_000_000_000L, 67),
        FULFILLMENT_LINE(13_300_000_000_000L, 71),
        REFUND(920_000_000_000L, 89),
        REFUND_LINE(510_000_000_000L, 97),
        ORDER_EDIT(79_000_000_000L, 73),
        WEBHOOK_SUBSCRIPTION(1_900_000_000_000L, 79),
        INSTALLATION(600_000_000_000L, 83),
        BULK_OPERATION(4_100_000_000_000L, 101);

        private final long first;
        private final int step;

        Kind(long first, int step) {
            this.first = first;
            this.step = step;
        }
    }

    private final long shopPart;
    private final Map<Kind, Long> last = new EnumMap<>(Kind.class);

    /** @param seed the shop's domain and generation */
    Ids(String seed) {
        CRC32 crc = new CRC32();
        crc.update(seed.getBytes(StandardCharsets.UTF_8));
        shopPart = (crc.getValue() % 90_000) * 1_000_000;
    }

    synchronized long next(Kind kind) {
        return last.merge(kind, kind.first + shopPart + kind.step, (before, start) -> before + kind.step);
    }
}
