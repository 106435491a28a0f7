package io.synco.odoo;

import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import java.net.URI;
import java.util.regex.Pattern;

/** From what a person pastes (with /web or /odoo and what follows) to the address that answers JSON-RPC. */
final class OdooAddress {
    private static final Pattern PAGE = Pattern.compile("/+(web|odoo|jsonrpc)([/?#].*)?$|/*[?#].*$|/+$");

    private OdooAddress() {}

    static URI jsonRpc(String pasted) {
        String text = pasted == null ? "" : pasted.strip();
        try {
            return URI.create(PAGE.matcher(text).replaceFirst("") + "/jsonrpc");
        } catch (IllegalArgumentException e) {
            throw new RemoteException(new Refused("This is not an address: write it like https://mycompany.odoo.com"));
        }
    }
}
