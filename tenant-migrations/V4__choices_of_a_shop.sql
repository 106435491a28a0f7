-- What a merchant chooses: rules, shares, buffers, recipes and pauses; and what every number can be explained with.

alter table shop add column buffer int not null default 0 check (buffer >= 0);

alter table sf_location add column fulfills_online boolean not null default true;

alter table mapping_target add column share int not null default 1 check (share between 1 and 1000);
alter table mapping_target alter column buffer drop not null;
alter table mapping_target alter column buffer drop default;   -- null: the shop's
update mapping_target set buffer = null where buffer = 0;

alter table link add column buffer int check (buffer >= 0);     -- null: the location's
alter table link add column recipe_source smallint not null default 1;  -- 1 matched by barcode or SKU, 2 chosen by a person, 3 a kit's bill of materials in Odoo

create table rule (                                          -- versions are kept: an event names the one that decided it
  shop_id bigint not null, kind smallint not null, location_id bigint not null,  -- 0: the whole shop
  version int not null, choice smallint not null,            -- 0: back to the shop's rule, or to the default
  who text not null, at timestamptz not null default now(),
  primary key (shop_id, kind, location_id, version)
);
select tenant_table('rule');
revoke update, delete on rule from synco_app;

create table exclusion (                                     -- what an event that is switched off has raised: not for sale until released
  shop_id bigint not null, exclusion_id bigint generated always as identity, mapping_id bigint not null, product_id bigint not null,
  qty numeric not null check (qty > 0), used numeric not null default 0 check (used between 0 and qty),
  source_key text not null, subject text not null, rule text not null, at timestamptz not null default now(),
  released_by text, released_at timestamptz,
  primary key (shop_id, exclusion_id)
);
create unique index exclusion_source on exclusion (shop_id, source_key);
create index exclusion_live on exclusion (shop_id, mapping_id, product_id) where used < qty and released_at is null;
select tenant_table('exclusion');

create table pause (
  shop_id bigint not null, scope smallint not null,          -- 1 shop, 2 direction, 3 Shopify location, 4 inventory item
  subject bigint not null default 0,                         -- of a direction: 1 to Shopify, 2 to Odoo
  who text not null, reason text not null, at timestamptz not null default now(),
  primary key (shop_id, scope, subject)
);
select tenant_table('pause');

alter table part add column f_other int not null default 0;  -- of f: what other documents in Odoo stand for, by rule

create table level_terms (                                   -- the last plan's terms, whether or not anything was written
  shop_id bigint not null, item_id bigint not null, location_id bigint not null, snapshot_at timestamptz not null, terms text not null,
  primary key (shop_id, item_id, location_id)
) with (fillfactor = 70);
select tenant_table('level_terms');

alter table intent_level add column causes bigint[] not null default '{}';
alter table write add column causes bigint[] not null default '{}';   -- the events that touched the target since the last write
