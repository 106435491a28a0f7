package io.synco.shopify.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The GraphQL documents in {@code resources/shopify}; a test holds each against the recorded schema and its cost against the limit. */
enum Document {
    SHOP,
    LOCATIONS,
    VARIANTS,
    PRODUCTS,
    PRODUCT_VARIANTS,
    PRODUCTS_OF_ITEMS,
    LEVELS,
    ORDER,
    ORDER_PRICES,
    ORDER_BUYER,
    ORDERS,
    ORDERS_BY_ID,
    ORDER_HEADS,
    FULFILMENT_ORDERS,
    FULFILMENT_ORDER_LINES,
    FULFILMENTS,
    FULFILMENT_LINES,
    REFUNDS,
    REFUND_LINES,
    SUBSCRIPTIONS,
    SUBSCRIBE,
    SET_ON_HAND,
    FULFIL,
    APP_STANDING,
    ORDER_OF_PART,
    BULK_RUN,
    BULK_OPERATION,
    BULK_OPERATIONS,
    /** Handed to BULK_RUN as text. */
    BULK_CATALOGUE,
    /** Handed to BULK_RUN as text. */
    BULK_LEVELS;

    private final String text;

    Document() {
        this.text = read("/shopify/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".graphql");
    }

    String text() {
        return text;
    }

    /** The name of its operation. */
    String operation() {
        return text.split("[ ({]", 3)[1];
    }

    /** Reads may be repeated whatever became of them. */
    boolean isQuery() {
        return text.startsWith("query");
    }

    /** Who spends its points. */
    Share share() {
        return switch (this) {
            case LEVELS -> Share.COMPARISON;
            case SHOP,
                    LOCATIONS,
                    VARIANTS,
                    PRODUCTS,
                    PRODUCT_VARIANTS,
                    PRODUCTS_OF_ITEMS,
                    SUBSCRIPTIONS,
                    SUBSCRIBE,
                    BULK_RUN,
                    BULK_OPERATION,
                    BULK_OPERATIONS,
                    BULK_CATALOGUE,
                    BULK_LEVELS -> Share.IMPORT;
            default -> Share.SALES;
        };
    }

    /** As long as no answer has told what it costs; a large page costs more, and is told of by its first answer. */
    int pointsAtFirst() {
        return isQuery() ? 50 : 13;
    }

    private static String read(String resource) {
        try (InputStream in = Document.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The document " + resource + " is not in the application");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
