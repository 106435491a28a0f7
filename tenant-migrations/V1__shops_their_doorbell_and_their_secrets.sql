-- Roles synco_owner (runs this) and synco_app (serves) exist before the first migration; see the infrastructure's role script.

-- One generated text for every tenant table, so that no table can have a slightly different policy.
-- An unset app.shop_id is an error, not "no rows". FORCE makes the owner obey too; its own policy lets migrations see all rows.
create function tenant_table(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy tenant on %s to synco_app using (shop_id = current_setting(''app.shop_id'')::bigint)'
                 ' with check (shop_id = current_setting(''app.shop_id'')::bigint)', t);
  execute format('create policy owner on %s to %I using (true) with check (true)', t, current_user);
  execute format('grant select, insert, update, delete on %s to synco_app', t);
end $$;
revoke all on function tenant_table(regclass) from public;

-- The two tables without a tenant policy, and no more may follow: finding a shop by its domain, and the doorbell.
create table shop_directory (
  shop_id          bigint generated always as identity primary key,
  domain           text not null unique check (domain ~ '^[a-z0-9][a-z0-9-]*\.myshopify\.com$'),
  state            smallint not null default 1,              -- 1 installed, 2 uninstalled
  installed_at     timestamptz not null default now()
);
grant select on shop_directory to synco_app;

create table shop_work (
  shop_id     bigint primary key references shop_directory on delete restrict,
  due_at      timestamptz not null default 'infinity',
  lane        smallint not null default 1,                   -- 1 normal, 2 slow
  bell_no     bigint not null default 0,
  bell_until  timestamptz not null default '-infinity',
  lease_no    bigint not null default 0,
  lease_until timestamptz not null default '-infinity',
  holder      text,
  unreleased  int not null default 0,
  paused      boolean not null default false,
  paused_why  text
) with (fillfactor = 70);
create index shop_work_due on shop_work (due_at) where due_at < 'infinity';
grant select, update on shop_work to synco_app;

create table shop (
  shop_id    bigint primary key references shop_directory on delete restrict,
  domain     text not null,
  name       text,
  currency   text,
  live       boolean not null default false,
  live_at    timestamptz,                                    -- first go-live; f and d count from here
  created_at timestamptz not null default now()
);
select tenant_table('shop');

create table data_key (
  shop_id     bigint not null,
  key_no      int not null,
  wrapped     bytea,                                         -- null once shredded
  created_at  timestamptz not null default now(),
  shredded_at timestamptz,
  primary key (shop_id, key_no)
);
select tenant_table('data_key');

create table secret (
  shop_id    bigint not null,
  name       text not null,
  key_no     int not null,
  sealed     bytea not null,
  expires_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (shop_id, name)
);
select tenant_table('secret');

create table api_token (
  shop_id    bigint not null,
  token_id   bigint generated always as identity,
  hash       bytea not null,                                 -- SHA-256 of the token's 256 random bits
  label      text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (shop_id, token_id)
);
create unique index api_token_hash on api_token (shop_id, hash);
select tenant_table('api_token');

create table audit (
  shop_id  bigint not null,
  audit_id bigint generated always as identity,
  at       timestamptz not null default now(),
  who      text not null,
  what     text not null,
  subject  text,
  detail   text,
  primary key (shop_id, audit_id)
);
select tenant_table('audit');
revoke update, delete on audit from synco_app;

-- The only way a shop comes into being: idempotent, and the directory stays read-only to the serving role.
create function provision_shop(shop_domain text) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare id bigint;
begin
  insert into shop_directory (domain) values (shop_domain)
    on conflict (domain) do update set state = 1 returning shop_id into id;
  insert into shop_work (shop_id) values (id) on conflict do nothing;
  insert into shop (shop_id, domain) values (id, shop_domain) on conflict do nothing;
  return id;
end $$;
revoke all on function provision_shop(text) from public;
grant execute on function provision_shop(text) to synco_app;
