package io.synco.sync.read;

import java.util.List;
import java.util.Optional;

/**
 * An order that SyncO does not simply create in Odoo.
 *
 * @param mode as in the table sf_order
 * @param chosenBy who chose that for this order; empty where it is the shop's choice
 * @param documents names of the sales orders in Odoo that stand for it
 * @param open units still to be fulfilled on Shopify
 * @param unmatched of them, those whose sales order in Odoo is not known
 */
public record OrderRow(
        long id, String name, int mode, Optional<String> chosenBy, List<String> documents, int open, int unmatched) {}
