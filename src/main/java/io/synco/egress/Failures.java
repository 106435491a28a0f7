package io.synco.egress;

import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.BlockedAddress;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import java.net.URI;
import java.security.cert.CertificateException;

/** What a user reads about a call that brought no answer. One sentence for refused, closed and silent, so that nobody scans ports with us. */
final class Failures {
    private Failures() {}

    static RemoteException notReached(URI uri, Throwable cause) {
        return new RemoteException(new Unavailable(
                hasCertificateProblem(cause)
                        ? place(uri) + " shows a certificate that is not valid for this name"
                        : place(uri) + " cannot be reached: it is refused, closed or silent. Check the address"));
    }

    static RemoteException noAddress(URI uri) {
        return new RemoteException(
                new Unavailable("The name " + uri.getHost() + " has no address. Check its spelling"));
    }

    static RemoteException noPlace(URI uri) {
        return new RemoteException(
                new Unavailable(place(uri) + " is still busy with earlier calls; this one was not sent"));
    }

    static RemoteException noFullAnswer(URI uri) {
        return new RemoteException(
                new Unknown(place(uri) + " took the request, but no full answer came; it may have been carried out"));
    }

    static RemoteException tooLarge(URI uri, int bytesMax) {
        return new RemoteException(
                new Protocol(place(uri) + " answered with more than " + bytesMax + " bytes, which is not read"));
    }

    static RemoteException unreadable(URI uri) {
        return new RemoteException(new Protocol(place(uri) + " answered with a compressed body that cannot be read"));
    }

    static RemoteException blocked(String words) {
        return new RemoteException(new BlockedAddress(words));
    }

    private static boolean hasCertificateProblem(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String place(URI uri) {
        return uri.getHost() + ":" + AddressRules.port(uri);
    }
}
