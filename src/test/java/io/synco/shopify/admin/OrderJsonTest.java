package io.synco.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.synco.kernel.ItemId;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderJsonTest {
    private static final String ORDER = """
            {"id": "gid://shopify/Order/1", "name": "#1001", "createdAt": "2026-11-23T08:00:00Z",
             "updatedAt": "2026-11-23T08:00:01Z", "cancelledAt": null,
             "fulfillmentOrders": {"nodes": [
               {"id": "gid://shopify/FulfillmentOrder/2", "status": "OPEN_STATUS",
                "assignedLocation": {"location": {"id": "gid://shopify/Location/3"}},
                "lineItems": {"nodes": [{"id": "gid://shopify/FulfillmentOrderLineItem/4", "remainingQuantity": 2,
                  "inventoryItemId": "gid://shopify/InventoryItem/5", "sku": "MUG",
                  "lineItem": {"id": "gid://shopify/LineItem/6"}}]}}]},
             "fulfillments": [
               {"id": "gid://shopify/Fulfillment/7", "status": "SENT_STATUS", "createdAt": "2026-11-23T09:00:00Z",
                "location": {"id": "gid://shopify/Location/3"}, "trackingInfo": [],
                "fulfillmentLineItems": {"nodes": [{"id": "gid://shopify/FulfillmentLineItem/8", "quantity": 1,
                  "lineItem": {"id": "gid://shopify/LineItem/6", "variant": null}}]}}],
             "refunds": [
               {"id": "gid://shopify/Refund/9", "createdAt": "2026-11-24T09:00:00Z", "refundLineItems": {"nodes": [
                 {"id": "gid://shopify/RefundLineItem/10", "quantity": 1, "restockType": "RESTOCK_TYPE",
                  "location": {"id": "gid://shopify/Location/3"},
                  "lineItem": {"id": "gid://shopify/LineItem/6", "variant": null}}]}}]}
            """;

    @ParameterizedTest
    @CsvSource({
        "OPEN, true",
        "IN_PROGRESS, true",
        "ON_HOLD, true",
        "SCHEDULED, true",
        "INCOMPLETE, true",
        "CLOSED, false",
        "CANCELLED, false"
    })
    void a_fulfilment_order_is_open_until_it_is_closed_or_cancelled(String status, boolean open) {
        assertThat(read(ORDER.replace("OPEN_STATUS", status)).open()).hasSize(open ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, true", "OPEN, true", "PENDING, true", "CANCELLED, false", "ERROR, false", "FAILURE, false"})
    void a_fulfilment_counts_unless_it_came_to_nothing(String status, boolean counts) {
        assertThat(read(ORDER.replace("SENT_STATUS", status)).fulfilled()).hasSize(counts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, true", "SUCCESS, false", "ERROR, false"})
    void what_a_cancelled_fulfilment_had_sent_is_told_apart(String status, boolean cancelled) {
        assertThat(read(ORDER.replace("SENT_STATUS", status)).cancelled()).hasSize(cancelled ? 1 : 0);
    }

    @Test
    void a_line_whose_variant_was_deleted_keeps_its_item() {
        assertThat(read(ORDER).fulfilled().get(0).item()).contains(new ItemId(5));
    }

    @ParameterizedTest
    @CsvSource({"RETURN, true", "CANCEL, false", "NO_RESTOCK, false", "LEGACY_RESTOCK, false"})
    void a_refund_restocks_what_had_been_fulfilled(String type, boolean restocks) {
        assertThat(read(ORDER.replace("RESTOCK_TYPE", type)).restocked()).hasSize(restocks ? 1 : 0);
    }

    private static OrderReading read(String json) {
        try {
            return OrderJson.read(new ObjectMapper().readTree(json), Instant.EPOCH);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
