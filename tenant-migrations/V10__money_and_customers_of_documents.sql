-- What the documents in Odoo cost, and whose they are. No name and no address of a customer is kept: those are passed on.

create table order_setting (                                 -- without a row: prices from Shopify, one customer
  shop_id bigint primary key,
  prices smallint not null,                                  -- 1 Shopify's, 2 Odoo's price list; holds for documents made from then on
  customers smallint not null,                               -- 1 one named customer of all orders, 2 matched by e-mail
  who text not null, at timestamptz not null default now()
);
select tenant_table('order_setting');
insert into order_setting (shop_id, prices, customers, who)  -- shops that work already go on as they did
  select shop_id, 2, 1, 'upgrade' from shop where live_at is not null;

create table document_bill (                                 -- of documents that cost what Shopify says; the others have no row
  shop_id bigint not null, external_id text not null, order_id bigint not null,
  ships boolean not null,                                    -- it carries what belongs to no location: shipping, tips, fees
  bill uuid,                                                 -- which bill Odoo has, a digest; null: sent, and not answered yet
  said text,                                                 -- where it could not be made to agree: sentences
  primary key (shop_id, external_id)
);
create index document_bill_order on document_bill (shop_id, order_id);
select tenant_table('document_bill');
