package io.synco.shopify.admin;

/**
 * Who spends a shop's points, in the order in which they are served. Each leaves a part of the bucket to those before it: what is
 * restored can be used up by any of them alone, but what sells always finds points at once.
 */
enum Share {
    /** What lowers stock, and what orders need. */
    SALES(0),
    /** What compares: levels that are read again. */
    COMPARISON(0.25),
    /** What can wait: catalogue, locations, subscriptions, bulk operations. */
    IMPORT(0.5);

    private final double leaves;

    Share(double leaves) {
        this.leaves = leaves;
    }

    /** As a part of the whole bucket. */
    double leaves() {
        return leaves;
    }
}
