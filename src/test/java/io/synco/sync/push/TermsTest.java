package io.synco.sync.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.Buffer;
import io.synco.stock.DocumentTerm;
import io.synco.stock.ProductTerms;
import io.synco.stock.ProductTerms.Claim;
import io.synco.stock.ProductTerms.Exclusion;
import io.synco.stock.ProductTerms.Shelf;
import io.synco.stock.Share;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was reckoned is read again as it was, whenever it was written. */
class TermsTest {
    private static final StockLocationId SHELF = new StockLocationId(8);

    /** As the first version wrote it into the ledger. */
    private static final String FORMAT_1 = """
            {"format":1,"onHand":8,"free":7,"buffer":1,"open":2,"components":[{"product":7,"perItem":"1/3","quantity":"12/5",
             "reserved":"3","staysInside":"1","documents":[{"document":"order_1","promised":"2","gone":"0","reserved":"0"}],
             "free":"7"}]}""";

    @Test
    void every_term_comes_back() {
        Target target = new Target(
                List.of(
                        new ComponentTerms(
                                Quantity.ratio(1, 3),
                                new ProductTerms(
                                        new ProductId(7),
                                        new MappingId(2),
                                        List.of(new Shelf(SHELF, Quantity.ratio(25, 2), Quantity.of(3))),
                                        List.of(
                                                new Claim("S00041", SHELF, Quantity.of(2), false),
                                                new Claim("WH/INT/1", SHELF, Quantity.of(1), true)),
                                        List.of(new DocumentTerm(
                                                "order_1",
                                                "#1001",
                                                Quantity.of(5),
                                                Quantity.of(3),
                                                Quantity.of(1),
                                                Quantity.of(2),
                                                Quantity.of(1))),
                                        List.of(new Exclusion(9, "a receipt", Quantity.of(4))),
                                        List.of(new ProductTerms.Booking("booked_1", "a restock", Quantity.of(-2))))),
                        new ComponentTerms(
                                Quantity.of(6),
                                new ProductTerms(
                                        new ProductId(8),
                                        new MappingId(2),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of()))),
                Optional.of(new Share(-3, 1, 4)),
                new Buffer(2, Buffer.From.ITEM),
                4,
                1);

        assertThat(Terms.read(Terms.json(target))).isEqualTo(target);
    }

    @Test
    void without_a_share_there_is_none() {
        Target target = new Target(
                List.of(new ComponentTerms(
                        Quantity.of(1),
                        new ProductTerms(
                                new ProductId(7), new MappingId(2), List.of(), List.of(), List.of(), List.of()))),
                Optional.empty(),
                Buffer.NONE,
                0,
                0);

        assertThat(Terms.read(Terms.json(target))).isEqualTo(target);
    }

    @Test
    void what_the_first_version_wrote_is_still_readable() {
        Target target = Terms.read(FORMAT_1);

        ProductTerms terms = target.components().get(0).terms();
        assertThat(terms.quantity()).isEqualTo(Quantity.ratio(12, 5));
        assertThat(terms.reserved()).isEqualTo(Quantity.of(3));
        assertThat(terms.staysInside()).isEqualTo(Quantity.of(1));
        assertThat(terms.owed()).isEqualTo(Quantity.of(2));
        assertThat(terms.shelves()).extracting(Shelf::location).containsExactly(Terms.NOT_KEPT);
        assertThat(target.buffer().units()).isEqualTo(1);
        assertThat(target.open()).isEqualTo(2);
    }
}
