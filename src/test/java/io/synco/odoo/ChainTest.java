package io.synco.odoo;

import static io.synco.odoo.RowTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Final destinations, in the states of multi-step deliveries as they were recorded. */
class ChainTest {
    private final List<Row> readable = new ArrayList<>();
    private final ScriptedHttp http = new ScriptedHttp();
    private int calls;

    @Test
    void a_pick_ends_where_its_delivery_ends() {
        assertThat(end(move(1, "assigned", "8", "internal", "[2]"), move(2, "waiting", "5", "customer", "[]")))
                .isEqualTo(Usage.CUSTOMER);
        assertThat(calls).isZero();
    }

    @Test
    void following_moves_of_other_documents_are_read_level_by_level() {
        readable.add(move(2, "waiting", "10", "internal", "[3]"));
        readable.add(move(3, "waiting", "5", "customer", "[]"));

        assertThat(end(move(1, "assigned", "8", "internal", "[2]"))).isEqualTo(Usage.CUSTOMER);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void a_cancelled_delivery_leaves_the_pick_in_output() {
        assertThat(end(move(1, "assigned", "8", "internal", "[2]"), move(2, "cancel", "5", "customer", "[]")))
                .isEqualTo(Usage.INTERNAL);
    }

    @Test
    void a_return_is_not_where_a_delivery_goes_on() {
        assertThat(end(
                        move(1, "assigned", "5", "customer", "[2]"),
                        row("{'id': 2, 'state': 'assigned', 'move_dest_ids': [], 'origin_returned_move_id': 1,"
                                + " 'location_dest_id': {'id': 8, 'usage': 'internal'}}")))
                .isEqualTo(Usage.CUSTOMER);
    }

    @Test
    void a_circle_ends() {
        assertThat(end(move(1, "assigned", "8", "internal", "[2]"), move(2, "assigned", "5", "customer", "[1]")))
                .isEqualTo(Usage.CUSTOMER);
    }

    @Test
    void a_following_move_that_is_gone_is_not_asked_for_twice() {
        assertThat(end(move(1, "assigned", "8", "internal", "[2]"))).isEqualTo(Usage.INTERNAL);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void nobody_asks_where_finished_moves_go_on() {
        end(move(1, "done", "8", "internal", "[2]"));
        end(move(1, "cancel", "8", "internal", "[2]"));

        assertThat(calls).isZero();
    }

    @Test
    void past_a_finished_step_the_way_goes_on() {
        assertThat(end(
                        move(1, "assigned", "8", "internal", "[2]"),
                        move(2, "done", "10", "internal", "[3]"),
                        move(3, "assigned", "5", "customer", "[]")))
                .isEqualTo(Usage.CUSTOMER);
    }

    private Usage end(Row... moves) {
        http.between((call, onward) -> {
            calls++;
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
            var records = answer.putObject("result").putArray("records");
            if (!readable.isEmpty()) {
                records.add(readable.remove(0).node());
            }
            return Uni.createFrom().item(ScriptedHttp.answer(200, answer));
        });
        Session odoo = new Session(new Rpc(http, new OdooDefaults()), Recorded.account());
        return Chain.from(odoo, List.of(moves))
                .await()
                .atMost(Duration.ofSeconds(10))
                .end(moves[0].id())
                .usage();
    }

    private static Row move(long id, String state, String place, String usage, String next) {
        return row("{'id': " + id + ", 'state': '" + state + "', 'move_dest_ids': " + next
                + ", 'origin_returned_move_id': false, 'location_dest_id': {'id': " + place + ", 'usage': '" + usage
                + "'}}");
    }
}
