package io.synco.catalog;

import java.util.Collection;

/**
 * All that Odoo has to link to.
 *
 * @param products active and storable
 * @param kits what is sold as its components, storable or not
 */
public record Assortment(Collection<CatalogProduct> products, Collection<CatalogKit> kits) {}
