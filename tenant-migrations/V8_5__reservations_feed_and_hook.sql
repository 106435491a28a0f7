-- One feed of Odoo is read with an overlap that ends with time: since when nothing later than `at` has come, and when that was last seen.
alter table feed_cursor add column watched_from timestamptz, add column watched_until timestamptz;
insert into feed_cursor (shop_id, feed, at) select shop_id, 'changes', at from feed_cursor where feed = 'moves' on conflict do nothing;

create table held_elsewhere (                                -- what an open move in Odoo holds for others of a mapped set, as last told
  shop_id bigint not null, move_id bigint not null, mapping_id bigint not null, units numeric not null,
  told bigint not null default 1, at timestamptz not null default now(),
  primary key (shop_id, move_id, mapping_id)
);
select tenant_table('held_elsewhere');

alter table feed_cursor add column hinted_at timestamptz;    -- when Odoo said last that stock had moved

create table odoo_hook (                                     -- where the shop's Odoo was told to call; at most one
  shop_id bigint primary key, hash bytea not null,           -- SHA-256 of the address's 128 random bits
  who text not null, at timestamptz not null default now()
);
select tenant_table('odoo_hook');
