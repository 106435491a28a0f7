package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.RemoteException;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Reading;
import io.synco.sync.port.ShopifyBulk.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a JSONL file: whole lines only; what is cut at its end comes with the next part. Pure. */
final class BulkLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BulkLines() {}

    /**
     * @param bytes of the whole file
     * @param from where in it the part begins, always at the beginning of a line
     */
    static Reading part(Content content, byte[] part, long bytes, long from) {
        boolean last = from + part.length >= bytes;
        int end = last ? part.length : afterLastLine(part);
        if (end == 0) {
            return last
                    ? new Reading.Part(List.of(), bytes, true)
                    : part.length < BulkOperations.PART_BYTES
                            ? new Reading.Broken("The file that Shopify wrote broke off")
                            : new Reading.Gone("A line of the file that Shopify wrote is longer than "
                                    + BulkOperations.PART_BYTES + " bytes");
        }
        try {
            return new Reading.Part(rows(content, part, end), from + end, last);
        } catch (IOException | RemoteException e) {
            return new Reading.Gone("The file that Shopify wrote cannot be understood: " + e.getMessage());
        }
    }

    private static int afterLastLine(byte[] part) {
        for (int i = part.length - 1; i >= 0; i--) {
            if (part[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<Row> rows(Content content, byte[] part, int end) throws IOException {
        List<Row> rows = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= end; i++) {
            if (i == end || part[i] == '\n') {
                if (i > begin) {
                    row(content, MAPPER.readTree(part, begin, i - begin)).ifPresent(rows::add);
                }
                begin = i + 1;
            }
        }
        return List.copyOf(rows);
    }

    private static Optional<Row> row(Content content, JsonNode line) {
        return switch (content) {
            case CATALOGUE ->
                Optional.of(new Row.Sold(Gid.number(line.path("product").path("id")), ShopifyAdmin.variant(line)));
            // Items come on lines of their own, before their levels.
            case LEVELS -> line.has("__parentId") ? Optional.of(stocked(line)) : Optional.empty();
        };
    }

    private static Row stocked(JsonNode level) {
        JsonNode item = level.path("item");
        return new Row.Stocked(
                new LevelId(
                        new ItemId(Gid.number(item.path("id"))),
                        new LocationId(Gid.number(level.path("location").path("id")))),
                LevelReader.reading(item, level));
    }
}
