package io.synco.sandbox.odoo;

import java.util.Map;

/** Partners, and the one rule of theirs that the recordings show. */
final class Partners implements Behaviour {
    private Partners() {}

    static void define(Orm orm) {
        orm.behaves("res.partner", new Partners());
        orm.fields.compute("res.partner", "complete_name", (partner, env) -> partner.raw("name"));
        orm.fields.compute(
                "res.partner",
                "email_normalized",
                (partner, env) -> partner.isSet("email")
                        ? partner.text("email").strip().toLowerCase(java.util.Locale.ROOT)
                        : null);
        orm.fields.compute("res.users", "password", (user, env) -> "");
    }

    @Override
    public void beforeWrite(Rec partner, Map<String, Object> values, Env env) {
        if (values.get("parent_id") instanceof Number parent && parent.longValue() == partner.id) {
            throw OdooError.validation("You cannot create recursive Partner hierarchies.");
        }
    }
}
