package io.synco.sync.order;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;

/** External ids of what stands in Odoo for an order, made of Shopify's ids only: a retry after a lost answer finds it. */
final class DocumentNames {
    private static final String PREFIX = "__synco__.order_";

    private DocumentNames() {}

    static String document(OrderId order, MappingId mapping) {
        return PREFIX + order + "_m" + mapping;
    }

    /** What a person had delivered later, beside the order's own document. */
    static String later(OrderId order, MappingId mapping, ProductId product, int number) {
        return document(order, mapping) + "_p" + product + "_later" + number;
    }

    static String line(OrderId order, MappingId mapping, OrderLineId line, LocationId location, ProductId product) {
        return document(order, mapping) + "_l" + line + "_" + location + "_p" + product;
    }
}
