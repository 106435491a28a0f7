package io.synco.sandbox.shopify;

import java.util.ArrayList;
import java.util.List;

/** A mutation's {@code userErrors}. Any of them means that nothing was applied. */
final class UserErrors {
    private final List<View> errors = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();

    UserErrors add(List<String> field, String code, String message) {
        errors.add(View.of("UserError").with("field", field).with("code", code).with("message", message));
        codes.add(code == null ? message : code);
        return this;
    }

    boolean none() {
        return errors.isEmpty();
    }

    /** For the call log. */
    List<String> codes() {
        return codes;
    }

    List<View> views() {
        return errors;
    }
}
