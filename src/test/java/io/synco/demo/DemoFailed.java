package io.synco.demo;

/** What went wrong, in a sentence for whoever runs the demo. */
final class DemoFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailed(String message) {
        super(message, null, false, false);
    }
}
