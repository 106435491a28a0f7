/** Local copy until the Shopify adapter is merged. */
package io.synco.shopify;
