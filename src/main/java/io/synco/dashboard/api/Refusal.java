package io.synco.dashboard.api;

import io.synco.kernel.RemoteException;

/** A request that is answered with a status and words. Not a failure of ours: it has no stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String hint;

    private Refusal(int status, String error, String hint) {
        super(error, null, false, false);
        this.status = status;
        this.hint = hint;
    }

    /** The request itself is wrong. */
    static Refusal badInput(String error, String hint) {
        return new Refusal(400, error, hint);
    }

    static Refusal notFound(String error, String hint) {
        return new Refusal(404, error, hint);
    }

    /** Right in itself, but not as things stand. */
    static Refusal conflict(String error, String hint) {
        return new Refusal(409, error, hint);
    }

    /** What was sent was tried, and does not work. */
    static Refusal unusable(ErrorAnswer words) {
        return new Refusal(422, words.error(), words.hint());
    }

    /** The other system, not the request, is in the way. */
    static Refusal remote(ErrorAnswer words) {
        return new Refusal(502, words.error(), words.hint());
    }

    /** For a step that talks to both sides: the words of the failure name what they are about. */
    static Refusal ofEitherSide(Throwable failure) {
        ErrorAnswer words = RemoteWords.ofEitherSide(((RemoteException) failure).failure());
        return remote(words);
    }

    public int status() {
        return status;
    }

    public ErrorAnswer answer() {
        return new ErrorAnswer(getMessage(), hint);
    }
}
