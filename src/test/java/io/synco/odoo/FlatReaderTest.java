package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Conflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Version 16 has no nested reading: several questions must still tell of one moment. */
class FlatReaderTest {
    private static final Map<String, Object> MOVE = Map.of(
            "state",
            AS_IS,
            "location_dest_id",
            Places.WITH_USAGE,
            "move_line_ids",
            fields(Map.of("location_id", Places.WITH_USAGE)));

    private final ScriptedHttp http = new ScriptedHttp();
    private final List<String> asked = new ArrayList<>();
    private final List<String> moves = new ArrayList<>();

    @Test
    void what_a_record_points_to_stands_in_its_place() {
        moves.add(move("assigned"));

        Row move = read().get(0);

        assertThat(move.nestedOrFail("location_dest_id").text("usage")).isEqualTo("customer");
        assertThat(move.rows("move_line_ids"))
                .extracting(line -> line.nestedOrFail("location_id").text("usage"))
                .containsExactly("internal", "internal");
        assertThat(move.text("state")).isEqualTo("assigned");
    }

    @Test
    void the_records_are_read_before_and_after_what_they_point_to_and_each_model_once() {
        moves.add(move("assigned"));

        read();

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "stock.move.search_read",
                        "stock.location.search_read",
                        "stock.move.line.search_read",
                        "stock.location.search_read",
                        "stock.move.search_read")
                .startsWith("stock.move.search_read")
                .endsWith("stock.move.search_read");
    }

    @Test
    void what_changed_meanwhile_is_read_again() {
        moves.addAll(List.of(move("assigned"), move("done"), move("done")));

        assertThat(read().get(0).text("state")).isEqualTo("done");
    }

    @Test
    void what_never_stands_still_is_not_told_at_all() {
        for (int i = 0; i < 6; i++) {
            moves.add(move(i % 2 == 0 ? "assigned" : "done"));
        }

        Throwable thrown = catchThrowable(this::read);

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.failure()).isInstanceOf(Conflict.class));
    }

    @Test
    void a_line_that_is_gone_by_now_is_left_out() {
        moves.add(move("assigned").replace("[10,11]", "[10,11,12]"));

        assertThat(read().get(0).rows("move_line_ids")).hasSize(2);
    }

    private List<Row> read() {
        http.between((call, onward) -> Uni.createFrom().item(answer(call)));
        Account account =
                new Account(Recorded.account().base(), "db", "admin", 2, "key", Dialect.V16, Transport.JSON_RPC);
        return new Session(new Rpc(http, new OdooDefaults()), account)
                .searchNested("stock.move", Domain.all(), MOVE, Map.of())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    /** The last answer about moves stays as it is. */
    private HttpAnswer answer(HttpCall call) {
        String name = ScriptedHttp.name(call);
        asked.add(name);
        String records = switch (name) {
            case "stock.move.search_read" -> moves.size() > 1 ? moves.remove(0) : moves.get(0);
            case "stock.move.line.search_read" ->
                "[{\"id\":10,\"location_id\":[8,\"WH/Stock\"]},{\"id\":11,\"location_id\":[8,\"WH/Stock\"]}]";
            case "stock.location.search_read" ->
                "[{\"id\":5,\"usage\":\"customer\"},{\"id\":8,\"usage\":\"internal\"}]";
            default -> throw new AssertionError(name);
        };
        JsonNode body = Json.parse(("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + records + "}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow();
        return ScriptedHttp.answer(200, body);
    }

    private static String move(String state) {
        return "[{\"id\":1,\"state\":\"" + state
                + "\",\"location_dest_id\":[5,\"Partners/Customers\"],\"move_line_ids\":[10,11]}]";
    }
}
