-- Whether a fulfilment on Shopify is one that SyncO made for a delivery in Odoo: such a one needs no delivery there.
create index delivery_fulfilment on delivery (shop_id, fulfillment_id);

-- Kits' bills of materials are looked at every few minutes; shops that are live already begin with it now.
insert into job (shop_id, kind, key, lane, state, due_at)
  select shop_id, 17, 'bills', 7, 1, now() from shop where live_at is not null
  on conflict do nothing;
create index link_kits on link (shop_id, item_id) where recipe_source = 3;
