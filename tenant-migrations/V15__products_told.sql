-- Products that were read by themselves while Shopify writes its catalogue out: the file is older than what was read of them.
create table product_told (
  shop_id bigint not null, product_id bigint not null, at timestamptz not null default now(),
  primary key (shop_id, product_id)
);
select tenant_table('product_told');
