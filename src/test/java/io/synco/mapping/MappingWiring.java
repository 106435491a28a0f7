package io.synco.mapping;

import io.synco.tenant.TenantTransaction;

/** The real reading of a mapping, without the editing. */
public final class MappingWiring {
    private MappingWiring() {}

    public static Mappings reading(TenantTransaction tenant) {
        return new Mappings(null, tenant);
    }
}
