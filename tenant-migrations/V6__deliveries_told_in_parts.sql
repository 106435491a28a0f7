-- One delivery is told in several fulfilments where lines move between locations or are raised after it left: what of it has been told
-- is counted, so that each unit is told once.
alter table delivery drop constraint delivery_pkey;
alter table delivery add primary key (shop_id, picking_id, fulfillment_order_id, intent_id);
alter table delivery add column units text not null default '{}';   -- Odoo units by product, as JSON
