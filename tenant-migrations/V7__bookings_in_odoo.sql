-- What happens on Shopify and is booked in Odoo by rule. From its decision until Odoo has it, its amount is a term of every level that
-- sells the product there.

create table booking (
  shop_id bigint not null, external_id text not null,        -- in Odoo; made of Shopify's ids, so that a retry after a lost answer finds it
  kind smallint not null,                                    -- of the event that it is made for
  item_id bigint not null, location_id bigint not null,      -- the level on Shopify
  mapping_id bigint not null, warehouse_id bigint not null, odoo_location_id bigint not null, product_id bigint not null,
  qty numeric not null check (qty <> 0),                     -- Odoo units; negative ones leave
  state smallint not null default 1,                         -- 1 wanted, 2 sent: Odoo may have it, 3 Odoo has it, 4 given up
  odoo_id bigint, name text, at timestamptz not null default now(),
  primary key (shop_id, external_id)
);
create index booking_open on booking (shop_id, mapping_id, product_id) where state in (1, 2);
select tenant_table('booking');

-- Units that an order wants no more and nobody fulfilled: where they were not restocked, on_hand has fallen with them. The level's next
-- clean reading shows it, and forgets the row.
create table taken_off (
  shop_id bigint not null, item_id bigint not null, location_id bigint not null, order_id bigint not null,
  units int not null check (units > 0),
  primary key (shop_id, item_id, location_id, order_id)
);
select tenant_table('taken_off');

-- A write of ours was given up without an answer: the level's next clean reading may show it, so nothing of it is booked in Odoo.
create table unanswered (
  shop_id bigint not null, item_id bigint not null, location_id bigint not null,
  primary key (shop_id, item_id, location_id)
);
select tenant_table('unanswered');

comment on column level_move.cause is '1 fulfilment line, 2 by hand or what else nothing explains, 3 our write, 4 line of a cancelled fulfilment, 5 refund line that restocks';
