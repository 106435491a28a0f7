/** placeholder */
package io.synco.sandbox.shopify;
