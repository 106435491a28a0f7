package io.synco.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.catalog.Recipe;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.setup.LinkSheet.Line;
import io.synco.sync.setup.LinkSheet.Wrong;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void what_is_written_is_read_again() {
        List<String> fields = List.of("1", "a \"mug\", large", "two\nlines", "", "semi;colon", " spaces ");

        assertThat(Csv.parse(Csv.line(List.of("h1", "h2")) + Csv.line(fields)))
                .extracting(Csv.Line::fields)
                .containsExactly(List.of("h1", "h2"), fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|'/c calc'!A1", "\r=1"})
    void no_text_is_written_as_a_formula(String text) {
        assertThat(Csv.parse(Csv.line(List.of("head")) + Csv.line(List.of(text)))
                        .get(1)
                        .fields()
                        .get(0))
                .startsWith("'");
    }

    @Test
    void lines_are_numbered_as_they_stand_in_the_file() {
        assertThat(Csv.parse("\uFEFFa;b\r\n\r\n1;\"x\ny\"\r\n2;z"))
                .extracting(Csv.Line::number)
                .containsExactly(1, 3, 5);
    }

    @Test
    void a_quoted_field_that_does_not_end_is_refused_with_its_line() {
        assertThatThrownBy(() -> Csv.parse("a,b\n1,\"x\n2,y\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void a_line_says_what_an_item_is_made_of() {
        LinkTable.Read read = LinkTable.read("item_id,sku,odoo_products\n7,MUG,12\n8,SIX,12:6 13:1/4\n9,EMPTY,\n");

        assertThat(read.wrong()).isEmpty();
        assertThat(read.lines())
                .containsExactly(
                        new Line(2, new ItemId(7), List.of(component(12, Quantity.of(1)))),
                        new Line(
                                3,
                                new ItemId(8),
                                List.of(component(12, Quantity.of(6)), component(13, Quantity.ratio(1, 4)))));
    }

    @Test
    void each_wrong_line_is_told_with_its_number_and_what_to_do() {
        LinkTable.Read read = LinkTable.read(
                "item_id,odoo_products\nmug,12\n,12\n7,mug\n8,12:0\n9,12 12\n10,12:1/0\n11,'=12\n12,12:3\n");

        assertThat(read.wrong()).extracting(Wrong::line).containsExactly(2, 3, 4, 5, 6, 7, 8);
        assertThat(read.wrong()).allSatisfy(wrong -> assertThat(wrong.hint()).isNotBlank());
        assertThat(read.lines()).extracting(Line::number).containsExactly(9);
    }

    @Test
    void a_table_without_its_head_or_too_long_is_refused_whole() {
        String long_ = "item_id,odoo_products\n"
                + IntStream.rangeClosed(0, LinkTable.LINES_MAX)
                        .mapToObj(i -> i + ",1\n")
                        .collect(Collectors.joining());

        assertThatThrownBy(() -> LinkTable.read("")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> LinkTable.read("1,2\n3,4\n")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> LinkTable.read(long_))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("5000");
    }

    private static Recipe.Component component(long product, Quantity units) {
        return new Recipe.Component(new ProductId(product), units);
    }
}
