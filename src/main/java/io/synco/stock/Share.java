package io.synco.stock;

/**
 * What one Shopify location gets of a warehouse that feeds several by split; it takes the place of F there.
 *
 * @param part whole items, negative where this location owes
 * @param weight of this location; @param weights of all together
 */
public record Share(int part, int weight, int weights) {}
