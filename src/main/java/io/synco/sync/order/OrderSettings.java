package io.synco.sync.order;

import java.util.Arrays;

/** What a shop's documents in Odoo cost, and whose they are: for those that are made from now on. */
public record OrderSettings(Prices prices, Customers customers) {
    /** Of a shop that has chosen nothing. */
    public static final OrderSettings DEFAULT = new OrderSettings(Prices.SHOPIFY, Customers.ONE);

    public enum Prices {
        /** What the customer pays on Shopify: prices, discounts, shipping and taxes. */
        SHOPIFY(1),
        /** Whatever Odoo's price list says. */
        ODOO(2);

        private final int code;

        Prices(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Prices ofCode(int code) {
            return Arrays.stream(values())
                    .filter(one -> one.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }

    public enum Customers {
        /** All orders are one named customer's; nothing of Shopify's customers is read. */
        ONE(1),
        /** The order's customer, found in Odoo by e-mail address, else made there. */
        BY_EMAIL(2);

        private final int code;

        Customers(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Customers ofCode(int code) {
            return Arrays.stream(values())
                    .filter(one -> one.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
