package io.synco.sandbox.odoo;

/** The server's own words, where releases say the same thing in other ones. */
final class Words {
    private final Release release;

    Words(Release release) {
        this.release = release;
    }

    private boolean since(Release first) {
        return release.compareTo(first) >= 0;
    }

    OdooError unknownField(String field, String model) {
        return OdooError.valueError("Invalid field '" + field + "' on model '" + model + "'");
    }

    OdooError unknownFieldToRead(String field, String model) {
        return since(Release.V19)
                ? OdooError.valueError("Invalid field '" + field + "' on '" + model + "'")
                : unknownField(field, model);
    }

    OdooError unknownFieldToWrite(String field, String model) {
        return since(Release.V19)
                ? OdooError.valueError("Invalid field '" + field + "' in '" + model + "'")
                : unknownField(field, model);
    }

    OdooError unknownFieldInDomain(String path, Domain.Leaf leaf) {
        String where = since(Release.V19) ? " in condition " : " in leaf ";
        return OdooError.valueError("Invalid field " + path + where + leaf);
    }

    OdooError unknownOperator(String leaf) {
        return OdooError.valueError(
                since(Release.V19) ? "Invalid operator in condition " + leaf : "Invalid leaf " + leaf);
    }

    OdooError unknownMethod(String model, String method) {
        String words = since(Release.V19)
                ? "The method '" + model + "." + method + "' does not exist"
                : since(Release.V18)
                        ? "The method '" + method + "' does not exist on the model '" + model + "'"
                        : since(Release.V17)
                                ? "The method '" + model + "." + method + "' does not exist"
                                : "type object '" + model + "' has no attribute '" + method + "'";
        return OdooError.of("builtins.AttributeError", words);
    }

    OdooError privateMethod(String model, String method) {
        boolean whole = release == Release.V17 || since(Release.V19);
        String named = whole ? "'" + model + "." + method + "'" : method;
        return OdooError.accessError("Private methods (such as " + named + ") cannot be called remotely.");
    }

    OdooError mandatory(ModelDef model, FieldDef field) {
        if (since(Release.V19)) {
            return OdooError.validation("The operation cannot be completed: Missing required value for the field '"
                    + field.label() + "' (" + field.name() + ").\nModel: '" + model.label() + "' (" + model.name()
                    + ")\n"
                    + "- create/update: a mandatory field is not set\n"
                    + "- delete: another model requires the record being deleted, you can archive it instead\n");
        }
        return OdooError.validation("The operation cannot be completed:\n"
                + "- Create/update: a mandatory field is not set.\n"
                + "- Delete: another model requires the record being deleted. If possible, archive it instead.\n\n"
                + "Model: " + model.label() + " (" + model.name() + ")\n"
                + "Field: " + field.label() + " (" + field.name() + ")\n");
    }

    OdooError notToBeConfirmed(String orders) {
        return OdooError.userError(
                since(Release.V18)
                        ? "Some orders are not in a state requiring confirmation."
                        : release == Release.V16
                                ? "It is not allowed to confirm an order in the following states: cancel, done"
                                : "The following orders are not in a state requiring confirmation: " + orders);
    }

    OdooError zonedTime(Object given) {
        return OdooError.valueError("expecting only datetimes with no timezone: '" + given + "'");
    }

    String administratorsOnly() {
        return since(Release.V19) ? "Role / Administrator" : "Administration/Settings";
    }

    String wrongContentType(boolean withBody) {
        if (since(Release.V19)) {
            return "<!doctype html>\n<html lang=en>\n<title>415 Unsupported Media Type</title>\n<h1>Unsupported Media Type</h1>\n"
                    + "<p>Request inferred type is compatible with "
                    + (withBody ? "[&#39;http&#39;]" : "[&#39;http&#39;, &#39;json2&#39;]")
                    + " but &#39;/jsonrpc&#39; is"
                    + " type=&#39;jsonrpc&#39;.<br><br>Please verify the Content-Type request header and try again.</p>\n";
        }
        return "<!doctype html>\n<html lang=en>\n<title>400 Bad Request</title>\n<h1>Bad Request</h1>\n"
                + "<p>Request inferred type is compatible with [&#39;http&#39;] but &#39;/jsonrpc&#39; is type=&#39;json&#39;.</p>\n";
    }
}
