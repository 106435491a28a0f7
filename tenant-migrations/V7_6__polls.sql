-- Whether a fulfilment on Shopify is one that SyncO made for a delivery in Odoo: such a one needs no delivery there.
create index delivery_fulfilment on delivery (shop_id, fulfillment_id);
