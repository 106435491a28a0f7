create table bulk_operation (                                -- what Shopify writes out for us; resumed after a crash by its id and the place reached
  shop_id bigint not null, content smallint not null,        -- 1 catalogue, 2 levels
  asked_at timestamptz not null default now(),               -- before Shopify is asked: its answer may get lost
  operation_id text, url text, bytes bigint, objects bigint not null default 0,
  read_to bigint not null default 0,                         -- bytes of the file that are worked off
  primary key (shop_id, content)
);
select tenant_table('bulk_operation');

create table comparison (
  shop_id bigint not null, run_id bigint generated always as identity,
  phase smallint not null default 1,                         -- 1 reading Shopify, 2 settling what differs there, 3 planning from Odoo, 4 ended
  begun_at timestamptz not null default now(), ended_at timestamptz,
  levels int not null default 0, differing int not null default 0, left_out int not null default 0,
  waiting int not null default 0, progress_at timestamptz not null default now(),
  primary key (shop_id, run_id)
);
select tenant_table('comparison');
create table compared (                                      -- the levels of the run that is under way, as they stood when it began
  shop_id bigint not null, item_id bigint not null, location_id bigint not null,
  rev bigint not null, expected int, target int,
  in_file boolean not null default false,
  planned_rev bigint,                                        -- null: not yet; 0: over; else the revision that has to be reached
  primary key (shop_id, item_id, location_id)
) with (fillfactor = 70);
create index compared_next on compared (shop_id, item_id, location_id) where planned_rev is null;
create index compared_waiting on compared (shop_id) where planned_rev > 0;
select tenant_table('compared');
create table drift (
  shop_id bigint not null, run_id bigint not null, item_id bigint not null, location_id bigint not null,
  cause smallint not null,                                   -- 1 on hand, 2 committed, 3 not stocked, 4 stocked again, 5 Odoo
  expected int, seen int, became int, at timestamptz not null default now(),
  primary key (shop_id, run_id, item_id, location_id, cause)
);
select tenant_table('drift');
create table compare_choice (                                -- how often, by choice of the shop; 0 never by itself
  shop_id bigint primary key, every_minutes int not null check (every_minutes >= 0), who text not null, at timestamptz not null default now()
);
select tenant_table('compare_choice');

create table catalogue (                                     -- Shopify's variants as last read; matching works from here
  shop_id bigint not null, item_id bigint not null, variant_id bigint not null, product_id bigint not null,
  sku text not null, barcode text not null, title text not null, tracked boolean not null, writable boolean not null,
  run_no bigint not null, read_at timestamptz not null default now(),
  primary key (shop_id, item_id)
);
create index catalogue_product on catalogue (shop_id, product_id);
select tenant_table('catalogue');
create table catalogue_state (
  shop_id bigint primary key, run_no bigint not null default 0, whole_at timestamptz,
  match_after boolean not null default false               -- what is read is then linked to what Odoo has
);
select tenant_table('catalogue_state');

-- All levels are compared by themselves from time to time; shops that are live already begin with it now.
insert into job (shop_id, kind, key, lane, state, due_at)
  select shop_id, 28, 'comparison', 8, 1, now() from shop where live_at is not null
  on conflict do nothing;
