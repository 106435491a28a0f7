package io.synco.sandbox.odoo;

import java.util.Map;

/** What Odoo keeps of its own models and fields: as much of it as a client looks for that makes automation rules. */
final class OwnModels {
    private final Orm orm;

    private OwnModels(Orm orm) {
        this.orm = orm;
    }

    static void plant(Orm orm, boolean callsOut) {
        OwnModels models = new OwnModels(orm);
        models.field("stock.move", "state");
        models.field("base.automation", "filter_pre_domain");
        if (callsOut) {
            models.field("ir.actions.server", "webhook_url");
        }
    }

    private void field(String model, String name) {
        long id = orm.create("ir.model", Map.of("name", model, "model", model), Env.ADMIN).id;
        orm.create("ir.model.fields", Map.of("name", name, "model", model, "model_id", id), Env.ADMIN);
    }
}
