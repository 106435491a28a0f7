-- The two roles of SyncO, for a fresh server. Passwords are given to psql (or by ./synco):
--   psql -v owner_password=... -v app_password=... -f deploy/local/roles.sql
-- Statements are parted by empty lines, because ./synco feeds them to PostgreSQL's single-user mode.

set password_encryption = 'scram-sha-256';

-- Owns the databases and every table, runs the migrations. CREATEDB is for tests and the demo; a production owner needs none.
create role synco_owner login createdb password :'owner_password';

-- Serves. Owns nothing, may bypass nothing; what it may touch is granted table by table in the migrations.
create role synco_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password :'app_password';

