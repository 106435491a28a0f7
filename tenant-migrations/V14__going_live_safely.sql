create table dry_run (                                       -- what going live would write; only the last one of a shop is kept
  shop_id bigint primary key, run_id bigint not null generated always as identity,
  phase smallint not null default 1,                         -- 1 reading the open orders, 2 planning the levels, 3 ended
  orders_after text,                                         -- the page of open orders that comes next
  asked_by text not null, begun_at timestamptz not null default now(), ended_at timestamptz,
  approved_by text, approved_at timestamptz                  -- the shop went live on it
);
select tenant_table('dry_run');
create table dry_run_level (                                 -- each item that Shopify has, at each mapped location
  shop_id bigint not null, run_id bigint not null, item_id bigint not null, location_id bigint not null,
  effect smallint,                                           -- null: to be planned; 1 rises, 2 falls, 3 to zero, 4 stays; above: nothing can be written
  now_on_hand int, then_on_hand int,
  by_orders int not null default 0,                          -- of then_on_hand, what the open orders make of it
  why text not null default '',
  primary key (shop_id, run_id, item_id, location_id)
) with (fillfactor = 70);
create index dry_run_next on dry_run_level (shop_id, run_id, item_id, location_id) where effect is null;
select tenant_table('dry_run_level');
create table dry_run_part (                                  -- of orders open now that are not in the books yet
  shop_id bigint not null, run_id bigint not null, order_id bigint not null, line_id bigint not null, location_id bigint not null,
  name text not null, mode smallint not null, sku text not null,
  item_id bigint, mapping_id bigint, recipe_no int,          -- the last two null: it counts nothing
  open int not null, f int not null,
  document_id bigint, document_name text,                    -- the sales order in Odoo that stands for it
  primary key (shop_id, run_id, order_id, line_id, location_id)
);
create index dry_run_part_item on dry_run_part (shop_id, item_id) where recipe_no is not null;
select tenant_table('dry_run_part');
