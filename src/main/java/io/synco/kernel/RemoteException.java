package io.synco.kernel;

/** Carries a {@link RemoteFailure} through a reactive chain; no stack trace, because where it was thrown says nothing. */
public final class RemoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RemoteFailure failure;

    public RemoteException(RemoteFailure failure) {
        super(failure.getClass().getSimpleName() + ": " + failure.words(), null, false, false);
        this.failure = failure;
    }

    public RemoteFailure failure() {
        return failure;
    }
}
