package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The one customer of all our orders; found again by its external id, so a person may rename it. */
record Customer(String name) {
    private static final ExternalId ID = new ExternalId(ExternalId.MODULE, "customer");

    Uni<Long> in(Session odoo) {
        return odoo.search(
                        "ir.model.data",
                        all(is("module", ID.module()), is("name", ID.name()), is("model", "res.partner")),
                        List.of("res_id"),
                        Map.of())
                .chain(rows -> rows.isEmpty()
                        ? odoo.load("res.partner", List.of("id", "name"), List.of(List.of(ID.toString(), name)))
                                .map(ids -> ids.get(0))
                        : Uni.createFrom().item(rows.get(0).ref("res_id")));
    }
}
