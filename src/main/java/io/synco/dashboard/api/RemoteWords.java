package io.synco.dashboard.api;

import io.synco.kernel.RemoteFailure;
import io.synco.kernel.Side;

/** Says a failed call to Shopify or Odoo in words, with what a person can do. */
final class RemoteWords {
    private RemoteWords() {}

    static ErrorAnswer of(Side side, RemoteFailure failure) {
        return new ErrorAnswer(error(side.words(), failure), hint(side.words(), failure));
    }

    /** Where a step asks both and the failure does not say whom. */
    static ErrorAnswer ofEitherSide(RemoteFailure failure) {
        return new ErrorAnswer(error("Shopify or Odoo", failure), hint("the other system", failure));
    }

    private static String error(String name, RemoteFailure failure) {
        if (failure instanceof RemoteFailure.Throttled) return name + " asks us to come back later" + because(failure);
        if (failure instanceof RemoteFailure.Unavailable) return name + " does not answer" + because(failure);
        if (failure instanceof RemoteFailure.Unknown) return name + " did not answer in time" + because(failure);
        if (failure instanceof RemoteFailure.AuthRevoked) return name + " refused the login" + because(failure);
        if (failure instanceof RemoteFailure.AccessDenied) return name + " denies access" + because(failure);
        if (failure instanceof RemoteFailure.BlockedAddress) return "This address may not be called" + because(failure);
        if (failure instanceof RemoteFailure.Protocol)
            return "What answers there does not speak like " + name + because(failure);
        return name + " said no" + because(failure);
    }

    private static String hint(String name, RemoteFailure failure) {
        if (failure instanceof RemoteFailure.Throttled || failure instanceof RemoteFailure.Conflict) {
            return "Try again in a minute.";
        }
        if (failure instanceof RemoteFailure.Unavailable || failure instanceof RemoteFailure.Unknown) {
            return "Check the address, and that " + name + " can be reached from the internet; then try again.";
        }
        if (failure instanceof RemoteFailure.AuthRevoked) {
            return "Check database, login and key. A new key is made in " + name
                    + " under the user's security settings.";
        }
        if (failure instanceof RemoteFailure.AccessDenied) {
            return "Give the user that SyncO logs in as the right that is named, then try again.";
        }
        if (failure instanceof RemoteFailure.BlockedAddress) {
            return "Use " + name
                    + "'s public https address. Addresses of a private network have to be allowed by the operator.";
        }
        if (failure instanceof RemoteFailure.Protocol) {
            return "Check the address: it should be the one that " + name + "'s login page has, without a path.";
        }
        return "Change what it names, then try again.";
    }

    private static String because(RemoteFailure failure) {
        String words = failure.words() == null ? "" : failure.words().strip();
        return words.isEmpty() ? "." : ": " + words;
    }
}
