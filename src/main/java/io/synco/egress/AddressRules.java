package io.synco.egress;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses may be called. Pure: the name is resolved once, elsewhere, and what is checked here is what is called. Answers
 * are empty, or the sentence that the user reads; they never tell what a name resolved to.
 */
final class AddressRules {
    private static final Set<Integer> PORTS = Set.of(443, 8069, 8443);

    /** IANA's special-purpose registries, and Azure's wire server, which looks public. */
    private static final List<Cidr> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carrier-grade NAT
                    "127.0.0.0/8", // loopback
                    "168.63.129.16/32", // Azure's wire server
                    "169.254.0.0/16", // link-local, cloud metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "2001::/23", // protocol assignments: Teredo (embeds IPv4), benchmarks, ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: embeds IPv4
                    "3fff::/20") // documentation
            .map(Cidr::of)
            .toList();

    /**
     * All that is public in IPv6 lies here. Outside: unspecified, loopback, mapped and compatible IPv4, NAT64 (64:ff9b::/96 and
     * 64:ff9b:1::/48), discard, segment routing, unique local, link-local, site-local, multicast.
     */
    private static final Cidr GLOBAL_UNICAST = Cidr.of("2000::/3");

    private final List<Cidr> allowed;
    private final List<Cidr> denied;
    private final Set<InetAddress> own;

    /** @param own addresses of this machine's interfaces: public or not, no user's Odoo stands there unless allowed */
    AddressRules(List<Cidr> allowed, List<Cidr> denied, Set<InetAddress> own) {
        this.allowed = List.copyOf(allowed);
        this.denied = List.copyOf(denied);
        this.own = Set.copyOf(own);
    }

    /** What can be refused before a name is resolved. */
    Optional<String> refusal(URI uri) {
        String scheme = scheme(uri);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("The address must begin with https://");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("The address must not contain a user name or password; enter them in their own fields");
        }
        if (uri.getHost() == null || uri.getPort() > 65535) {
            return Optional.of("The address has no valid host name: write it like https://odoo.example.com");
        }
        return Optional.empty();
    }

    /** Every address must be good: a name with one good and one bad address could be called at either. */
    Optional<String> refusal(URI uri, List<InetAddress> addresses, Trust trust) {
        if (trust == Trust.CONFIGURED) {
            return Optional.empty();
        }
        return addresses.stream()
                .map(address -> refusal(uri, address))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> refusal(URI uri, InetAddress address) {
        if (within(denied, address)) {
            return Optional.of(notPublic(uri));
        }
        if (within(allowed, address)) {
            return Optional.empty();
        }
        if (!isPublic(address) || own.contains(address)) {
            return Optional.of(notPublic(uri));
        }
        if (!scheme(uri).equals("https")) {
            return Optional.of("The address must begin with https://, because credentials travel over it");
        }
        if (!PORTS.contains(port(uri))) {
            return Optional.of("Port " + port(uri) + " is not allowed: use 443, 8069 or 8443");
        }
        return Optional.empty();
    }

    static boolean isPublic(InetAddress address) {
        boolean v4 = address.getAddress().length == 4;
        return (v4 || GLOBAL_UNICAST.contains(address)) && !within(NOT_PUBLIC, address);
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : scheme(uri).equals("https") ? 443 : 80;
    }

    static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static boolean within(List<Cidr> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static String notPublic(URI uri) {
        return uri.getHost() + " does not lead to a public address; whoever operates SyncO can allow its range";
    }
}
