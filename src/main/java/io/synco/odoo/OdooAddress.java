package io.synco.odoo;

import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import java.net.URI;
import java.util.regex.Pattern;

/** From what a person pastes (with /web or /odoo and what follows) to where Odoo's own addresses begin. */
final class OdooAddress {
    private static final Pattern PAGE = Pattern.compile("/+(web|odoo|jsonrpc|json)([/?#].*)?$|/*[?#].*$|/+$");

    private OdooAddress() {}

    static URI base(String pasted) {
        String text = pasted == null ? "" : pasted.strip();
        try {
            return URI.create(PAGE.matcher(text).replaceFirst(""));
        } catch (IllegalArgumentException e) {
            throw new RemoteException(new Refused("This is not an address: write it like https://mycompany.odoo.com"));
        }
    }

    /** @param path with a leading slash */
    static URI at(URI base, String path) {
        return URI.create(base + path);
    }
}
