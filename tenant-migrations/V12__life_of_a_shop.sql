-- How a shop leaves, comes back and is forgotten; what is asked about stored data; who renews a shop's tokens; what it pays for.

alter table shop_directory alter column domain drop not null;     -- null from the moment its erasure begins: a reinstall is another shop
alter table shop_directory add column left_at timestamptz;
comment on column shop_directory.state is '1 installed, 2 uninstalled, 3 being erased';

create or replace function provision_shop(shop_domain text) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare id bigint;
begin
  insert into shop_directory (domain) values (shop_domain)
    on conflict (domain) do update set state = 1, left_at = null,
      installed_at = case when shop_directory.state = 1 then shop_directory.installed_at else now() end
    returning shop_id into id;
  insert into shop_work (shop_id) values (id) on conflict do nothing;
  insert into shop (shop_id, domain) values (id, shop_domain) on conflict do nothing;
  return id;
end $$;

alter table connection add column scopes text;                    -- Shopify's: what the merchant has agreed to, as Shopify said last
alter table shop add column plan text, add column plan_at timestamptz;

create table privacy_request (                                    -- what was asked about stored data and what came of it; outlives the shop, as a number
  shop_id bigint not null, request_id bigint generated always as identity,
  kind smallint not null,                                         -- 1 erase the shop, 2 erase a customer, 3 what is stored of a customer
  source text not null,                                           -- the webhook's id, or why we do it unasked
  remote_id bigint,                                               -- Shopify's number of the shop, by which Shopify can be answered
  orders bigint[] not null default '{}',                          -- that it names; of a shop or customer that is erased none
  received_at timestamptz not null default now(), begun_at timestamptz, keys_shredded_at timestamptz, done_at timestamptz,
  outcome text, counts jsonb not null default '{}',
  primary key (shop_id, request_id)
);
create unique index privacy_request_source on privacy_request (shop_id, kind, source);
select tenant_table('privacy_request');
revoke delete on privacy_request from synco_app;

create table token_renewal (                                      -- who renews: a claim for some seconds, not a transaction that waits for Shopify
  shop_id bigint primary key, claim_no bigint not null default 1, until timestamptz not null
);
select tenant_table('token_renewal');

-- The directory stays read-only to the serving role; these are the only ways out of it, and only for the shop of the transaction.
create function leave_shop(shop bigint) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update shop_directory set state = 2, left_at = now()
    where shop_id = shop and state = 1 and shop = current_setting('app.shop_id')::bigint;
end $$;
revoke all on function leave_shop(bigint) from public;
grant execute on function leave_shop(bigint) to synco_app;

create function begin_erasure(shop bigint) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update shop_directory set state = 3, domain = null
    where shop_id = shop and state in (2, 3) and shop = current_setting('app.shop_id')::bigint
      and exists (select from privacy_request r where r.shop_id = shop and r.kind = 1 and r.done_at is null);
  return found;
end $$;
revoke all on function begin_erasure(bigint) from public;
grant execute on function begin_erasure(bigint) to synco_app;

-- Removes so many rows of a shop that is being erased, whatever tables there are by now, and counts them in the request; with the last
-- ones goes the shop itself. True once nothing is left but the request.
create function erase_shop(shop bigint, rows_max int) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare t regclass; gone int; room int := rows_max;
begin
  if shop is distinct from current_setting('app.shop_id')::bigint
     or not exists (select from shop_directory d where d.shop_id = shop and d.state = 3) then
    raise exception 'Shop % is not being erased', shop;
  end if;
  -- What other tables refer to goes after them.
  for t in select p.polrelid::regclass from pg_policy p
           where p.polname = 'tenant' and p.polrelid not in ('privacy_request'::regclass, 'job'::regclass, 'shop'::regclass)
           order by (select count(*) from pg_constraint c where c.contype = 'f' and c.confrelid = p.polrelid), p.polrelid::regclass::text
  loop
    execute format('delete from %s where ctid = any (array(select ctid from %s where shop_id = $1 limit $2))', t, t) using shop, room;
    get diagnostics gone = row_count;
    if gone > 0 then
      update privacy_request r set counts = r.counts || jsonb_build_object(t::text, coalesce((r.counts ->> t::text)::bigint, 0) + gone)
        where r.shop_id = shop and r.kind = 1 and r.done_at is null;
    end if;
    room := room - gone;
    if room <= 0 then return false; end if;
  end loop;
  delete from job where shop_id = shop;
  delete from shop s where s.shop_id = shop;
  delete from shop_work where shop_id = shop;
  delete from shop_directory where shop_id = shop;
  update privacy_request r set done_at = now(), outcome = 'Everything that was stored of the shop is erased.'
    where r.shop_id = shop and r.kind = 1 and r.done_at is null;
  return true;
end $$;
revoke all on function erase_shop(bigint, int) from public;
grant execute on function erase_shop(bigint, int) to synco_app;

-- Whether Shopify is still heard is looked at again and again; shops that are here already begin with it now.
insert into job (shop_id, kind, key, lane, state, due_at)
  select shop_id, 25, 'watch', 2, 1, now() from connection where side = 1
  on conflict do nothing;
