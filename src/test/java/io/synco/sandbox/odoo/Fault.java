package io.synco.sandbox.odoo;

/**
 * Something that goes wrong on purpose.
 *
 * @param on {@code model.method}, {@code common.authenticate} and the like, or {@code *} for every call
 * @param times for how many calls; 0 is until taken away
 */
public record Fault(Kind kind, String on, int times, long delayMillis, int status, String text) {

    /** What goes wrong. */
    public enum Kind {
        /** The answer is late; may go together with another fault. */
        LATENCY,
        /** An error page with this HTTP status; the call is not done. */
        STATUS,
        /** A page of HTML with status 200, as from a proxy or a login form; the call is not done. */
        HTML,
        /** The connection ends before the call is done. */
        CUT_BEFORE,
        /** The call is done and committed, but its answer is lost. */
        CUT_AFTER,
        /** A UserError with the given text. */
        USER_ERROR,
        /** A serialization failure: in {@code messages} for load, else as the exhausted retry's error. */
        SERIALIZATION,
        /** AccessDenied, as after the password was changed. */
        ACCESS_DENIED,
        /** An AccessError with the given text: the user lacks a right. */
        ACCESS_ERROR
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, "*", 0, 0, 200, "");
    }

    public static Fault latency(long millis) {
        return new Fault(Kind.LATENCY, "*", 0, millis, 200, "");
    }

    public static Fault status(int status) {
        return new Fault(Kind.STATUS, "*", 0, 0, status, "");
    }

    public static Fault html() {
        return of(Kind.HTML);
    }

    public static Fault cutBefore() {
        return of(Kind.CUT_BEFORE);
    }

    public static Fault cutAfter() {
        return of(Kind.CUT_AFTER);
    }

    public static Fault userError(String text) {
        return new Fault(Kind.USER_ERROR, "*", 0, 0, 200, text);
    }

    public static Fault accessError(String text) {
        return new Fault(Kind.ACCESS_ERROR, "*", 0, 0, 200, text);
    }

    public static Fault serialization() {
        return of(Kind.SERIALIZATION);
    }

    public static Fault accessDenied() {
        return of(Kind.ACCESS_DENIED);
    }

    public Fault on(String method) {
        return new Fault(kind, method, times, delayMillis, status, text);
    }

    public Fault times(int calls) {
        return new Fault(kind, on, calls, delayMillis, status, text);
    }

    boolean hits(String method) {
        return on.equals("*") || on.equals(method);
    }
}
