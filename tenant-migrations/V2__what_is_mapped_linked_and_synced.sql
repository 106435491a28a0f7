-- States are smallint: enum comparisons are not leakproof and lose their index under row-level security.

create table connection (
  shop_id       bigint not null,
  side          smallint not null,                           -- 1 Shopify, 2 Odoo
  address       text,
  database      text,
  login         text,
  company_id    bigint,
  uid           bigint,
  uuid          text,                                        -- Odoo's database.uuid: a restored copy is refused
  version       text,
  state         smallint not null default 0,                 -- 0 not connected, 1 connected, 2 waiting (circuit open), 3 paused: needs a person
  reason        text,
  failures      int not null default 0,
  circuit_until timestamptz,
  checked_at    timestamptz,
  primary key (shop_id, side)
);
select tenant_table('connection');

create table feed_cursor (
  shop_id bigint not null,
  feed    text not null,
  at      timestamptz not null,
  last_id bigint not null default 0,
  primary key (shop_id, feed)
);
select tenant_table('feed_cursor');

create table sf_location (
  shop_id bigint not null, location_id bigint not null, name text not null, active boolean not null,
  primary key (shop_id, location_id)
);
select tenant_table('sf_location');

create table odoo_location (
  shop_id bigint not null, location_id bigint not null, name text not null, usage text not null, parent_path text not null,
  warehouse_id bigint, warehouse text, gone_at timestamptz,
  primary key (shop_id, location_id)
);
select tenant_table('odoo_location');

create table mapping (
  shop_id bigint not null, mapping_id bigint generated always as identity, mode smallint not null default 1, -- 1 single
  warehouse_id bigint not null, version int not null default 1,
  primary key (shop_id, mapping_id)
);
select tenant_table('mapping');
create table mapping_source (                                -- key: an Odoo location feeds one mapping
  shop_id bigint not null, odoo_location_id bigint not null, mapping_id bigint not null,
  primary key (shop_id, odoo_location_id),
  foreign key (shop_id, mapping_id) references mapping on delete restrict
);
select tenant_table('mapping_source');
create table mapping_target (                                -- key: a Shopify location has one mapping
  shop_id bigint not null, sf_location_id bigint not null, mapping_id bigint not null, buffer int not null default 0 check (buffer >= 0),
  primary key (shop_id, sf_location_id),
  foreign key (shop_id, mapping_id) references mapping on delete restrict
);
select tenant_table('mapping_target');

create table link (
  shop_id bigint not null, item_id bigint not null, variant_id bigint not null,
  state smallint not null,                                   -- 1 linked, 2 unmatched, 3 ambiguous, 4 untracked (never written)
  reason text, recipe_no int not null default 0,
  sku text, barcode text, title text, sku_key text, tracked boolean not null,
  primary key (shop_id, item_id)
);
create index link_sku on link (shop_id, sku_key);
select tenant_table('link');
create table recipe (                                        -- never changed, only a new recipe_no: old debts keep theirs
  shop_id bigint not null, item_id bigint not null, recipe_no int not null, product_id bigint not null,
  num bigint not null check (num > 0), den bigint not null check (den > 0),
  primary key (shop_id, item_id, recipe_no, product_id)
);
create index recipe_product on recipe (shop_id, product_id);
select tenant_table('recipe');

create table level (
  shop_id bigint not null, item_id bigint not null, location_id bigint not null,
  expected int,                                              -- on_hand: last accepted write plus every explained change since
  seen_on_hand int, seen_committed int, seen_available int, seen_held int, seen_at timestamptz,
  odoo_quantity numeric, odoo_reserved numeric, target int, planned_at timestamptz,
  wanted_rev bigint not null default 0, sent_rev bigint not null default 0,
  last_write_at timestamptz,
  state smallint not null default 1,                         -- 1 in step or on its way, 2 flagged (reason says what to do), 3 not stocked here
  reason text,
  primary key (shop_id, item_id, location_id)
) with (fillfactor = 80);
create index level_dirty on level (shop_id) where wanted_rev > sent_rev;
select tenant_table('level');

create table level_move (                                    -- each explained change moves `expected` once; the insert decides
  shop_id bigint not null, item_id bigint not null, location_id bigint not null,
  cause smallint not null,                                   -- 1 fulfilment line, 2 hand edit, 3 our write
  shopify_id text not null, delta int not null, at timestamptz not null default now(),
  primary key (shop_id, item_id, location_id, cause, shopify_id)
);
select tenant_table('level_move');

create table sf_order (
  shop_id bigint not null, order_id bigint not null, name text not null,
  mode smallint not null,                                    -- 1 created, 2 adopted, 3 elsewhere, 4 uncounted (before go-live, nothing open)
  created_at timestamptz not null, updated_at timestamptz not null, read_at timestamptz not null, closed_at timestamptz,
  primary key (shop_id, order_id)
);
create index sf_order_updated on sf_order (shop_id, updated_at);
select tenant_table('sf_order');

create table part (                                          -- an order line at a location that fulfils it
  shop_id bigint not null, order_id bigint not null, line_id bigint not null, location_id bigint not null,
  item_id bigint, mapping_id bigint, recipe_no int not null default 0,
  open int not null, f int not null, f_at_golive int not null default 0,
  state smallint not null,                                   -- 1 counted, 2 flagged: not linked, 3 flagged: location not mapped
  primary key (shop_id, order_id, line_id, location_id)
);
create index part_open on part (shop_id, item_id, location_id) where open > 0;
select tenant_table('part');

create table document (
  shop_id bigint not null, external_id text not null, order_id bigint not null, mapping_id bigint not null, warehouse_id bigint not null,
  model text not null, odoo_id bigint, name text, group_id bigint,
  state smallint not null,                                   -- 1 wanted, 2 confirmed, 3 cancelled
  live boolean not null default true,                        -- false once nothing is open, owed or reserved: no longer read
  primary key (shop_id, external_id)
);
create unique index document_odoo on document (shop_id, model, odoo_id) where odoo_id is not null;
create index document_live on document (shop_id, mapping_id) where live;
create index document_order on document (shop_id, order_id);
select tenant_table('document');
create table document_line (                                 -- the recipe's units, as promised when the document was made
  shop_id bigint not null, external_id text not null, document_id text not null,
  order_id bigint not null, line_id bigint not null, location_id bigint not null, product_id bigint not null,
  num bigint not null, den bigint not null, odoo_line_id bigint, quantity numeric not null,
  primary key (shop_id, external_id),
  foreign key (shop_id, document_id) references document on delete restrict
);
create index document_line_product on document_line (shop_id, product_id);
create index document_line_document on document_line (shop_id, document_id);
select tenant_table('document_line');

create table delivery (                                      -- key: one Odoo delivery makes at most one fulfilment for a fulfilment order
  shop_id bigint not null, picking_id bigint not null, fulfillment_order_id bigint not null,
  intent_id uuid not null, fulfillment_id bigint, state smallint not null,   -- 1 recorded, 2 sent, 3 fulfilled, 4 flagged
  primary key (shop_id, picking_id, fulfillment_order_id)
);
select tenant_table('delivery');

create table intent (                                        -- stored with its exact rows before it is sent; the id is the idempotency key
  shop_id bigint not null, intent_id uuid not null, kind smallint not null,   -- 1 set on_hand, 2 fulfilment, 3 sales order, 4 deliver in Odoo
  subject text not null, rows text not null,
  state smallint not null,                                   -- 1 sent, 2 accepted, 3 refused, 4 unknown, 5 expired
  lease_no bigint not null, attempts int not null default 1,
  created_at timestamptz not null default now(), sent_at timestamptz not null default now(), answered_at timestamptz, answer text,
  primary key (shop_id, intent_id)
);
create index intent_open on intent (shop_id) where state in (1, 4);
select tenant_table('intent');
create table intent_level (                                  -- key: one open intent for a level; deleted with the answer
  shop_id bigint not null, item_id bigint not null, location_id bigint not null, intent_id uuid not null,
  from_qty int not null, to_qty int not null, planned_rev bigint not null, terms text not null, snapshot_at timestamptz not null,
  primary key (shop_id, item_id, location_id)
);
create index intent_level_intent on intent_level (shop_id, intent_id);
select tenant_table('intent_level');

create table write (                                         -- the ledger: every write with its terms, so that any number can be explained
  shop_id bigint not null, write_id bigint generated always as identity, at timestamptz not null default now(), intent_id uuid not null,
  item_id bigint not null, location_id bigint not null, from_qty int not null, to_qty int not null,
  outcome smallint not null,                                 -- 1 accepted, 2 refused
  snapshot_at timestamptz not null, terms text not null, answer text,
  primary key (shop_id, write_id)
);
create index write_level on write (shop_id, item_id, location_id, at desc);
select tenant_table('write');

create table job (
  shop_id bigint not null, job_id bigint generated always as identity, kind smallint not null, key text not null,
  lane smallint not null,
  state smallint not null,                                   -- 1 pending, 2 running, 3 waiting, 4 done, 5 flagged, 6 superseded, 7 ignored
  due_at timestamptz not null, attempts int not null default 0, rev bigint not null default 1,
  failure text, hint text, flagged_at timestamptz, finished_at timestamptz, created_at timestamptz not null default now(),
  primary key (shop_id, job_id)
);
-- One unfinished job for a key: a burst coalesces into it. A running job is included: what arrives meanwhile raises its rev and it runs again.
create unique index job_open on job (shop_id, kind, key) where state in (1, 2, 3, 5);
create index job_due on job (shop_id, lane, due_at) where state in (1, 2, 3);
create index job_flagged on job (shop_id, flagged_at) where state = 5;
create index job_recent on job (shop_id, job_id desc);
select tenant_table('job');

create table seen_webhook (                                  -- only saves work; happens-once is held by the keys of what is done
  shop_id bigint not null, topic text not null, webhook_id text not null, at timestamptz not null default now(),
  primary key (shop_id, topic, webhook_id)
);
create index seen_webhook_at on seen_webhook (shop_id, at);
select tenant_table('seen_webhook');

create table event (
  shop_id bigint not null, event_id bigint generated always as identity, at timestamptz not null default now(),
  kind smallint not null, side smallint not null, source text not null, source_key text not null,   -- e.g. 'move', '4711'; 'webhook', its id
  subject text not null, product_id bigint, item_id bigint, location_id bigint, amount numeric,
  rule text not null, decision text not null,
  outcome smallint, outcome_text text, outcome_at timestamptz,  -- null open, 1 done, 2 superseded, 3 ignored, 4 flagged
  job_id bigint, job_rev bigint,
  primary key (shop_id, event_id)
);
create unique index event_source on event (shop_id, source, source_key);
create index event_open on event (shop_id, job_id) where outcome is null;
select tenant_table('event');
