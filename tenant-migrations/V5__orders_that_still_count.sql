-- An order whose documents have delivered exactly what it wants changes no target any more, and is not read again until it or its
-- documents move: without this, every push would read every order there ever was.
alter table part add column live boolean not null default true;
create index part_live on part (shop_id, item_id) where live;
drop index document_live;
alter table document drop column live;

alter table level add column edited_down int not null default 0 check (edited_down >= 0);  -- by hand on Shopify, waiting for an answer
