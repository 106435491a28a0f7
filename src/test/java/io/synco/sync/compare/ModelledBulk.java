package io.synco.sync.compare;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyBulk;
import io.synco.sync.port.ShopifyPort;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bulk operations of a modelled Shopify, of levels only: a file of a few parts, each read from the model when it is asked for, so that
 * the file is of no one moment. It is as reliable as the model's other answers.
 */
record ModelledBulk(ShopifyPort shopify, Function<ShopId, List<LevelId>> levels) implements ShopifyBulk {
    private static final int PART = 3;

    @Override
    public Uni<Beginning> begin(ShopId shop, Content content) {
        return Uni.createFrom().item(new Beginning.Begun("operation"));
    }

    @Override
    public Uni<Optional<String>> begun(ShopId shop, Content content, Instant since) {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Progress> look(ShopId shop, String operation) {
        return Uni.createFrom().item(() -> {
            int lines = levels.apply(shop).size();
            return new Progress.Written(Optional.of(URI.create("https://storage.test/file")), lines, lines);
        });
    }

    @Override
    public Uni<Reading> read(ShopId shop, Content content, Progress.Written file, long from) {
        List<LevelId> all = levels.apply(shop);
        int begin = (int) Math.min(from, all.size());
        int end = Math.min(begin + PART, all.size());
        List<Row> rows = new ArrayList<>();
        return Multi.createFrom()
                .items(new HashSet<>(all.subList(begin, end)))
                .onItem()
                .transformToUniAndConcatenate(part -> shopify.levels(shop, part))
                .invoke(read -> read.forEach((level, reading) -> rows.add(new Row.Stocked(level, reading))))
                .collect()
                .last()
                .replaceWith(() -> new Reading.Part(List.copyOf(rows), end, end >= file.bytes()));
    }
}
