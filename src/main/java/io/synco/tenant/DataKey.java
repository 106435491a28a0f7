package io.synco.tenant;

import com.google.crypto.tink.Aead;
import io.synco.kernel.ShopId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** One shop's key. What it seals is bound to the shop and the secret's name, so a copied row opens nowhere else. */
record DataKey(ShopId shop, int no, Aead aead) {
    byte[] seal(String name, byte[] plain) {
        try {
            return aead.encrypt(plain, boundTo(name));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret " + name + " of shop " + shop + " cannot be sealed", e);
        }
    }

    byte[] open(String name, byte[] sealed) {
        try {
            return aead.decrypt(sealed, boundTo(name));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(shop, "The secret " + name, e);
        }
    }

    private byte[] boundTo(String name) {
        return ("secret/" + shop + "/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
