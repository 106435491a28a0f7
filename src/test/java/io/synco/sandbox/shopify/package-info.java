/**
 * A Shopify for tests and the demo, over real HTTP.
 * Owns: stores with stock, orders, webhooks, OAuth, the Admin GraphQL API 2026-10 on the recorded schema, and faults on demand.
 * May import: java.*, Vert.x core, graphql-java; nothing of the product. Invariant: answers as {@code reference/shopify.md}
 * records them; a field or filter that is not built answers SANDBOX_NOT_IMPLEMENTED, never null.
 *
 * <p>In a test: {@code ShopifySandbox.start(0)}, {@code createStore(domain)}, then {@link io.synco.sandbox.shopify.Store}.
 * From outside, JSON under {@code /_sandbox/shopify} (a wrong call answers 400 or 404 with {@code {"error"}}):
 *
 * <pre>
 * GET                                 {apiVersion, baseUrl, clientId, stores}
 * POST   /stores                      {"domain":"a.myshopify.com","locations":["Main"],
 *                                      "products":[{"sku":"MUG","title":"Mug","barcode":"4001","stock":{"Main":10}}],
 *                                      "generation":"2"}   same domain and generation: same ids
 * POST   /clock                       {"advanceSeconds":3600}
 * POST   /webhook-retry-pause         {"millis":1000}
 *
 * below /stores/{shop}:
 * DELETE                              forgets the store
 * GET                                 {domain, locations, products}: all ids
 * GET    /levels                      {levels:[{sku,itemId,location,locationId,active,available,committed,onHand}]}
 * GET    /history?sku=&amp;location=      every moment of a level: {history:[{at,available,committed,onHand,cause}]}
 * GET    /orders /calls?of= /counters /subscriptions /faults
 * GET    /webhooks                    {webhooks:[{topic,webhookId,eventId,triggeredAt,uri,state,body,attempts,lastStatus}]}
 * POST   /locations                   {"name":"Second"}
 * POST   /products                    {"products":[...]} or one product, as in POST /stores
 * POST   /stock                       {"sku":"MUG","location":"Main","available":10}
 * POST   /on-hand                     {"sku":"MUG","location":"Main","onHand":7}       a person's edit
 * POST   /set-aside                   {"sku":"MUG","location":"Main","state":"damaged","units":2}
 * POST   /orders                      {"lines":[{"sku":"MUG","quantity":2,"location":"Main"}],"ifAvailable":true}
 *                                     (no location: routed; "parts":{"Main":1,"Second":1}: a line over two)
 * POST   /fulfil                      {"order":"#1001"} or with "location","sku","units"; "trackingCompany","trackingNumber"
 * POST   /cancel                      {"order":"#1001","restock":true}
 * POST   /cancel-fulfilment           {"order":"#1001"}   the last one that counts
 * POST   /edit                        {"order":"#1001","sku":"MUG","quantity":1}
 * POST   /bulk                        {"takesSeconds":5,"nextEnds":"FAILED"}   of bulk queries; either may be left out
 * POST   /faults                      {"kind":"BAD_GATEWAY","operation":"inventorySetQuantities","times":3,"value":0}
 * POST   /faults/clear /calls/clear   {}
 * POST   /writable                    {"sku":"MUG","writable":false}
 * POST   /cost-bucket                 {"maximum":2000,"perSecond":100}
 * POST   /before-applying             {"operation":"inventorySetQuantities","order":{"lines":[...]}}   once
 * POST   /webhooks/hold               {"topic":"orders/create","seconds":60}   without seconds: until released
 * POST   /webhooks/release            {"topic":"orders/create","reversed":false}   without topic: all
 * POST   /webhooks/repeat             {"topic":"orders/create","times":3}
 * POST   /webhooks/lose               {"topic":"orders/create","count":1}
 * POST   /webhooks/send               {"uri":"http://...","topic":"shop/redact","body":{...}}   rightly signed
 * POST   /token                       {"scope":"read_orders"}   a token that does not expire
 * POST   /session-token /uninstall    {}
 * </pre>
 *
 * Kinds of fault: THROTTLED, TOO_MANY_REQUESTS (value: seconds of Retry-After), BAD_GATEWAY, CUT_BEFORE, CUT_AFTER,
 * UNAUTHORIZED, INTERNAL_ERROR, LATENCY (value: milliseconds). {@code operation} is an operation name, a root field or
 * {@code access_token}, or {@code bulk-file} (CUT_AFTER: it breaks off half way; LATENCY: ranges are not known);
 * without it every GraphQL call is hit. Without {@code times} it lasts until cleared.
 */
package io.synco.sandbox.shopify;
