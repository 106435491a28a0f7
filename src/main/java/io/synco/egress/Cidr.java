package io.synco.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses: 10.0.0.0/8, fd00::/8. An IPv4 range holds no IPv6 address, embedded or not. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Cidr(byte[] prefix, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]+)/([0-9]{1,3})");

    /** Configuration finds this method by its name; a typo fails at start. */
    public static Cidr of(String text) {
        var form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    text + " is not a range of addresses; write it like 10.0.0.0/8 or fd00::/8");
        }
        byte[] prefix = literal(form.group(1));
        int bits = Integer.parseInt(form.group(2));
        if (bits > prefix.length * 8) {
            throw new IllegalArgumentException(text + " has more prefix bits than an address has");
        }
        return new Cidr(prefix, bits);
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] != prefix[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((bytes[whole] ^ prefix[whole]) & 0xff) >> (8 - rest) == 0;
    }

    private static byte[] literal(String text) {
        try {
            return InetAddress.getByName(text).getAddress(); // the form allows literals only: nothing is resolved
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is not an address", e);
        }
    }
}
