package io.synco.shopify.webhook;

/** One webhook as it came; the body is kept no longer than it takes to read it. Headers are unsigned: only a hint of where to look. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Delivery(String hmac, String topic, String shop, String id, byte[] body) {
    Delivery {
        hmac = orEmpty(hmac);
        topic = orEmpty(topic);
        shop = orEmpty(shop);
        id = orEmpty(id);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }

    @Override
    public String toString() {
        return topic + " " + id + " of " + shop;
    }
}
