package io.synco.dashboard;

import io.synco.kernel.ShopId;

/**
 * Who asks, and for which shop; comes only from a verified token.
 *
 * @param who as the audit names them
 */
public record Caller(ShopId shop, String who) {}
