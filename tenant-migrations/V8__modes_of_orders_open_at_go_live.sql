-- How orders get to Odoo that SyncO does not simply create there: those open at go-live, and those that a rule keeps off Odoo; and what of
-- an order a person settles because no event will.

create table order_choice (                                  -- what a person chose; without a row the default holds
  shop_id bigint not null, scope smallint not null,          -- 1 orders open at go-live, 2 orders that a rule keeps off Odoo, 3 one order
  order_id bigint not null default 0,                        -- of scope 3
  mode smallint not null,                                    -- as sf_order.mode: 1 created, 2 adopted, 3 handled elsewhere
  documents text[] not null default '{}',                    -- names of sales orders in Odoo, by a person
  who text not null, at timestamptz not null default now(),
  primary key (shop_id, scope, order_id)
);
select tenant_table('order_choice');

alter table sf_order add column chosen_at timestamptz;       -- of the choice that its parts were read with
alter table sf_order add column sought_at timestamptz;       -- when its documents were last looked for
alter table sf_order add column sought text;                 -- what was found then: a person is asked again only when that changes
create index sf_order_by_others on sf_order (shop_id, order_id) where mode in (2, 3);

-- part.state: 4 handled elsewhere, 5 the same with an item or a location that stands for nothing in Odoo
create index part_elsewhere on part (shop_id, order_id) where state = 4 and live;
update part set state = 5 where state = 4 and (mapping_id is null or item_id is null or recipe_no = 0);
update part set f_at_golive = f where state = 4;             -- what was fulfilled until now, nobody counted
update sf_order o set mode = 3 where mode = 1
  and exists (select from part p where p.shop_id = o.shop_id and p.order_id = o.order_id and p.state in (4, 5))
  and not exists (select from part p where p.shop_id = o.shop_id and p.order_id = o.order_id and p.state not in (4, 5));

alter table document add column role smallint not null default 1;  -- 1 made by SyncO, 2 adopted, 3 another connector's, only read

create table unsettled (                                     -- what of an order comes right by no event; kept once a person has settled it
  shop_id bigint not null, unsettled_id bigint generated always as identity,
  order_id bigint not null, mapping_id bigint not null, product_id bigint not null,
  units numeric not null,                                    -- Odoo units; above zero: still owed, below: delivered beyond; zero: nothing (any more)
  written numeric not null default 0,                        -- written off for good, and reckoned as if it had left
  answer smallint, who text, answered_at timestamptz,        -- 1 Odoo knows, 2 deliver now, 3 count; null: none, or carried out
  answers int not null default 0,                            -- numbers the documents that answers make
  primary key (shop_id, order_id, mapping_id, product_id)
);
create unique index unsettled_id on unsettled (shop_id, unsettled_id);
create index unsettled_open on unsettled (shop_id, unsettled_id) where units <> 0;
create index unsettled_counts on unsettled (shop_id, mapping_id, product_id) where answer = 3;
select tenant_table('unsettled');
