package io.synco.simulation.contract;

import static io.synco.simulation.contract.TableView.of;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.rules.Choice;
import io.synco.simulation.rows.BookingRow;
import io.synco.simulation.rows.ConnectionRow;
import io.synco.simulation.rows.EventRow;
import io.synco.simulation.rows.LevelRow;
import io.synco.sync.book.BookingStore;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.order.KeptPart;
import io.synco.sync.port.OdooPort.Booked;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables that the stores write, all columns that mean something. */
final class Views {
    private static final long WHOLE_SHOP = 0;
    private static final int NO_CHOICE = 0;

    static final TableView JOB = new TableView(
            "job",
            "job_id kind key lane state @due_at attempts rev failure hint @flagged_at @finished_at",
            rows -> rows.jobs().all().stream()
                    .map(job -> of(
                            job.id(),
                            job.kind().code(),
                            job.key(),
                            job.kind().lane(),
                            job.state().code(),
                            job.dueAt(),
                            job.attempts(),
                            job.rev(),
                            job.failure(),
                            job.hint(),
                            job.flaggedAt(),
                            job.finishedAt()))
                    .toList());

    static final TableView EVENT = new TableView(
            "event",
            "event_id @at kind side source source_key subject product_id item_id location_id #amount rule "
                    + "decision outcome outcome_text @outcome_at job_id job_rev",
            rows -> rows.events().all().stream()
                    .map(event -> of(
                            event.id(),
                            event.at(),
                            event.kind().code(),
                            event.kind().seenOn().code(),
                            event.source(),
                            event.sourceKey(),
                            event.subject(),
                            event.product(),
                            event.item(),
                            event.location(),
                            event.amount(),
                            event.decision().rule().name(),
                            event.decision().inWords(),
                            event.ended().map(EventRow.Ended::outcome),
                            event.ended().flatMap(ended -> Optional.ofNullable(ended.words())),
                            event.ended().map(EventRow.Ended::at),
                            event.job().map(Asked::jobId),
                            event.job().map(Asked::rev)))
                    .toList());

    static final TableView SEEN = new TableView(
            "seen_webhook",
            "topic webhook_id @at",
            rows -> rows.seenWebhooks().entries().stream()
                    .map(seen -> of(seen.getKey().topic(), seen.getKey().id(), seen.getValue()))
                    .toList());

    static final TableView LEVEL = new TableView(
            "level",
            "item_id location_id expected seen_on_hand seen_committed seen_available seen_held @seen_at "
                    + "#odoo_quantity #odoo_reserved target @planned_at wanted_rev sent_rev @last_write_at state "
                    + "reason edited_down",
            rows -> rows.levels().all().stream().map(Views::level).toList());

    private static List<Object> level(LevelRow level) {
        return of(
                level.id().item(),
                level.id().location(),
                level.expected(),
                level.seen().map(LevelRow.Seen::onHand),
                level.seen().map(LevelRow.Seen::committed),
                level.seen().map(LevelRow.Seen::available),
                level.seen().map(LevelRow.Seen::held),
                level.seen().map(LevelRow.Seen::at),
                level.plan().map(LevelRow.Plan::odooQuantity),
                level.plan().map(LevelRow.Plan::odooReserved),
                level.plan().map(LevelRow.Plan::target),
                level.plan().map(LevelRow.Plan::at),
                level.wantedRev(),
                level.sentRev(),
                level.lastWriteAt(),
                level.state(),
                level.reason(),
                level.editedDown());
    }

    static final TableView LEVEL_MOVE = new TableView(
            "level_move",
            "item_id location_id cause shopify_id delta",
            rows -> rows.levelMoves().entries().stream()
                    .map(move -> of(
                            move.getKey().level().item(),
                            move.getKey().level().location(),
                            move.getKey().cause(),
                            move.getKey().shopifyId(),
                            move.getValue()))
                    .toList());

    static final TableView INTENT = new TableView(
            "intent",
            "intent_id state lease_no attempts @created_at @sent_at @answered_at answer",
            rows -> rows.intents().all().stream()
                    .map(intent -> of(
                            intent.id(),
                            intent.state(),
                            intent.leaseNo(),
                            intent.attempts(),
                            intent.createdAt(),
                            intent.sentAt(),
                            intent.answeredAt(),
                            intent.answer()))
                    .toList());

    static final TableView INTENT_LEVEL = new TableView(
            "intent_level",
            "item_id location_id intent_id from_qty to_qty planned_rev terms @snapshot_at causes",
            rows -> rows.intentLevels().all().stream()
                    .map(row -> of(
                            row.level().item(),
                            row.level().location(),
                            row.intent(),
                            row.from(),
                            row.to(),
                            row.plannedRev(),
                            row.terms(),
                            row.snapshotAt(),
                            array(row.causes())))
                    .toList());

    /** Without its number: in what order one statement writes its rows is PostgreSQL's choice. */
    static final TableView WRITE = new TableView(
            "write",
            "@at intent_id item_id location_id from_qty to_qty outcome @snapshot_at terms causes answer",
            rows -> rows.writes().all().stream()
                    .map(write -> of(
                            write.at(),
                            write.intent(),
                            write.level().item(),
                            write.level().location(),
                            write.from(),
                            write.to(),
                            write.outcome(),
                            write.snapshotAt(),
                            write.terms(),
                            array(write.causes()),
                            write.answer()))
                    .toList());

    private static String array(List<Long> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static final TableView LEVEL_TERMS = new TableView(
            "level_terms",
            "item_id location_id @snapshot_at terms",
            rows -> rows.levelTerms().all().stream()
                    .map(row -> of(row.level().item(), row.level().location(), row.snapshotAt(), row.terms()))
                    .toList());

    static final TableView ORDER = new TableView(
            "sf_order",
            "order_id name mode @created_at @updated_at @read_at @closed_at @chosen_at @sought_at sought",
            rows -> rows.orders().all().stream()
                    .map(order -> of(
                            order.id(),
                            order.name(),
                            order.mode(),
                            order.createdAt(),
                            order.updatedAt(),
                            order.readAt(),
                            order.closedAt(),
                            order.chosenAt(),
                            order.soughtAt(),
                            order.sought()))
                    .toList());

    static final TableView PART = new TableView(
            "part",
            "order_id line_id location_id item_id mapping_id recipe_no open f f_at_golive state f_other live",
            rows -> rows.parts().all().stream()
                    .map(row -> part(row.order().value(), row.part(), row.elsewhere(), row.live()))
                    .toList());

    private static List<Object> part(long order, KeptPart part, int elsewhere, boolean live) {
        return of(
                order,
                part.line(),
                part.location(),
                part.item().map(ItemId::value),
                part.mapping().map(MappingId::value),
                part.recipeNo(),
                part.open(),
                part.fulfilled(),
                part.fulfilledBefore(),
                part.state(),
                elsewhere,
                live);
    }

    static final TableView DOCUMENT = new TableView(
            "document",
            "external_id order_id mapping_id warehouse_id state odoo_id name group_id role",
            rows -> rows.documents().all().stream()
                    .map(document -> of(
                            document.externalId(),
                            document.order(),
                            document.mapping(),
                            document.warehouse(),
                            document.state(),
                            document.odooId(),
                            document.name(),
                            document.group(),
                            document.role()))
                    .toList());

    static final TableView DOCUMENT_LINE = new TableView(
            "document_line",
            "external_id document_id order_id line_id location_id product_id num den #quantity",
            rows -> rows.documentLines().all().stream()
                    .map(line -> of(
                            line.externalId(),
                            line.document(),
                            line.order(),
                            line.line(),
                            line.location(),
                            line.product(),
                            line.perItem().num(),
                            line.perItem().den(),
                            line.quantity()))
                    .toList());

    static final TableView DELIVERY = new TableView(
            "delivery",
            "picking_id fulfillment_order_id intent_id fulfillment_id state units",
            rows -> rows.deliveries().all().stream()
                    .map(delivery -> of(
                            delivery.id().picking(),
                            delivery.id().fulfilmentOrder(),
                            delivery.id().intent(),
                            delivery.fulfilment(),
                            delivery.state(),
                            units(delivery.units())))
                    .toList());

    private static String units(Map<ProductId, Quantity> units) {
        JsonObject json = new JsonObject();
        new TreeMap<>(units).forEach((product, quantity) -> json.put(product.toString(), quantity.toString()));
        return json.encode();
    }

    static final TableView CURSOR = new TableView(
            "feed_cursor",
            "feed @at @watched_from @watched_until @hinted_at",
            rows -> rows.cursors().entries().stream()
                    .map(cursor -> of(
                            cursor.getKey(),
                            cursor.getValue().at(),
                            cursor.getValue().from(),
                            cursor.getValue().until(),
                            cursor.getValue().hinted()))
                    .toList());

    static final TableView HELD_ELSEWHERE = new TableView(
            "held_elsewhere",
            "move_id mapping_id #units told @at",
            rows -> rows.heldElsewhere().entries().stream()
                    .map(held -> of(
                            held.getKey().move(),
                            held.getKey().mapping(),
                            held.getValue().units().toDecimal(),
                            held.getValue().told(),
                            held.getValue().at()))
                    .toList());

    /** Without the circuit's end, which is compared where it is set. */
    static final TableView CONNECTION = new TableView(
            "connection",
            "side state reason failures",
            rows -> rows.connections().entries().stream().map(Views::connection).toList());

    private static List<Object> connection(Map.Entry<Side, ConnectionRow> side) {
        return of(
                side.getKey().code(),
                side.getValue().state().ordinal(),
                side.getValue().reason(),
                side.getValue().failures());
    }

    static final TableView PAUSE = new TableView(
            "pause",
            "scope subject who reason @at",
            rows -> rows.pauses().all().stream()
                    .map(row -> of(row.id().scope().code(), row.id().subject(), row.who(), row.reason(), row.at()))
                    .toList());

    static final TableView RULE = new TableView(
            "rule",
            "kind location_id version choice who",
            rows -> rows.rules().all().stream()
                    .map(row -> of(
                            row.id().kind().code(),
                            row.id().location().map(LocationId::value).orElse(WHOLE_SHOP),
                            row.id().version(),
                            row.choice().map(Choice::code).orElse(NO_CHOICE),
                            row.who()))
                    .toList());

    /** Without its number: PostgreSQL gives one away also where the same was withheld before. */
    static final TableView EXCLUSION = new TableView(
            "exclusion",
            "mapping_id product_id #qty #used source_key subject rule released_by",
            rows -> rows.exclusions().all().stream()
                    .map(row -> of(
                            row.of().mapping(),
                            row.of().product(),
                            row.of().units().toDecimal(),
                            row.used().toDecimal(),
                            row.of().sourceKey(),
                            row.of().subject(),
                            row.of().rule(),
                            row.releasedBy()))
                    .toList());

    static final TableView BOOKING = new TableView(
            "booking",
            "external_id kind item_id location_id mapping_id warehouse_id odoo_location_id product_id #qty state odoo_id name",
            rows -> rows.bookings().all().stream().map(Views::booking).toList());

    private static List<Object> booking(BookingRow row) {
        BookingStore.Booking of = row.of();
        return of(
                of.externalId(),
                of.kind().code(),
                of.level().item(),
                of.level().location(),
                of.shelf().mapping(),
                of.shelf().warehouse(),
                of.shelf().location(),
                of.shelf().product(),
                of.units().toDecimal(),
                row.state(),
                row.booked().map(Booked::odooId),
                row.booked().map(Booked::name));
    }

    static final TableView TAKEN_OFF = new TableView(
            "taken_off",
            "item_id location_id order_id units",
            rows -> rows.takenOff().entries().stream()
                    .map(row -> of(
                            row.getKey().level().item(),
                            row.getKey().level().location(),
                            row.getKey().order(),
                            row.getValue()))
                    .toList());

    static final TableView UNANSWERED = new TableView(
            "unanswered",
            "item_id location_id",
            rows -> rows.unanswered().all().stream()
                    .map(level -> of(level.item(), level.location()))
                    .toList());

    static final TableView BULK_OPERATION = new TableView(
            "bulk_operation",
            "content @asked_at operation_id url bytes objects read_to",
            rows -> rows.comparison().bulk().entries().stream()
                    .map(row -> of(
                            row.getKey(),
                            row.getValue().askedAt(),
                            row.getValue().id(),
                            row.getValue().file().flatMap(file -> file.url()),
                            row.getValue().file().map(file -> file.bytes()),
                            row.getValue().objects(),
                            row.getValue().readTo()))
                    .toList());

    static final TableView COMPARISON = new TableView(
            "comparison",
            "run_id phase @begun_at @ended_at levels differing left_out waiting @progress_at",
            rows -> rows.comparison().comparisons().all().stream()
                    .map(run -> of(
                            run.id(),
                            run.phase(),
                            run.begunAt(),
                            run.endedAt(),
                            run.levels(),
                            run.differing(),
                            run.leftOut(),
                            run.waiting(),
                            run.progressAt()))
                    .toList());

    static final TableView COMPARED = new TableView(
            "compared",
            "item_id location_id rev expected target in_file planned_rev",
            rows -> rows.comparison().compared().all().stream()
                    .map(row -> of(
                            row.level().item(),
                            row.level().location(),
                            row.rev(),
                            row.expected(),
                            row.target(),
                            row.inFile(),
                            row.plannedRev()))
                    .toList());

    static final TableView DRIFT = new TableView(
            "drift",
            "run_id item_id location_id cause expected seen became",
            rows -> rows.comparison().drift().all().stream()
                    .map(row -> of(
                            row.id().run(),
                            row.id().level().item(),
                            row.id().level().location(),
                            row.id().cause(),
                            row.expected(),
                            row.seen(),
                            row.became()))
                    .toList());

    static final TableView COMPARE_CHOICE = new TableView(
            "compare_choice",
            "every_minutes",
            rows -> rows.comparison().everyMinutes().all().stream()
                    .map(TableView::of)
                    .toList());

    static final TableView SHOP = new TableView(
            "shop",
            "live @live_at buffer",
            rows -> List.of(
                    of(rows.shop().live(), rows.shop().liveAt(), rows.shop().buffer())));

    static final TableView ORDER_CHOICE = new TableView(
            "order_choice",
            "scope order_id mode documents who @at",
            rows -> rows.orderChoices().all().stream()
                    .map(row -> of(
                            row.id().scope(),
                            row.id().order(),
                            row.mode(),
                            "{" + String.join(",", row.documents()) + "}",
                            row.who(),
                            row.at()))
                    .toList());

    static final TableView UNSETTLED = new TableView(
            "unsettled",
            "order_id mapping_id product_id #units #written answer who @answered_at answers",
            rows -> rows.unsettled().all().stream()
                    .map(row -> of(
                            row.line().order(),
                            row.line().mapping(),
                            row.line().product(),
                            row.units().toDecimal(),
                            row.written().toDecimal(),
                            row.answer(),
                            row.who(),
                            row.answeredAt(),
                            row.answers()))
                    .toList());

    static final List<TableView> ALL = List.of(
            UNSETTLED,
            ORDER_CHOICE,
            JOB,
            EVENT,
            SEEN,
            LEVEL,
            LEVEL_MOVE,
            INTENT,
            INTENT_LEVEL,
            LEVEL_TERMS,
            WRITE,
            ORDER,
            PART,
            DOCUMENT,
            DOCUMENT_LINE,
            DELIVERY,
            CURSOR,
            HELD_ELSEWHERE,
            CONNECTION,
            PAUSE,
            RULE,
            EXCLUSION,
            BOOKING,
            TAKEN_OFF,
            UNANSWERED,
            BULK_OPERATION,
            COMPARISON,
            COMPARED,
            DRIFT,
            COMPARE_CHOICE,
            SHOP);

    private Views() {}
}
