# The demo's processes: the doubles and the application, from a copy of the build, so that a later build does not pull files from under them.
# shellcheck shell=bash

demo=$state/demo

# Its database is its own, synco_demo whatever SYNCO_DB_NAME says, because each run begins with an empty one.
demo_settings() {
    # shellcheck disable=SC1091
    set -a && . "$state/infra.env" && set +a
    export SYNCO_DB_NAME=synco_demo SYNCO_QUEUE_PREFIX=demo
    if [ ! -f "$demo/keys.env" ]; then
        mkdir -p "$demo"
        (umask 077 && cat >"$demo/keys.env" <<KEYS
SYNCO_MASTER_KEY=$(head -c 32 /dev/urandom | base64 -w0)
SYNCO_SHOPIFY_CLIENT_ID=$(secret)
SYNCO_SHOPIFY_CLIENT_SECRET=shpss_$(secret)
KEYS
        )
    fi
    # shellcheck disable=SC1091
    set -a && . "$demo/keys.env" && set +a
}

build_demo() {
    say "Building (the first time this takes some minutes) ..."
    timeout --foreground 1800 "$root/mvnw" -q -B -ntp -f "$root/pom.xml" package -DskipTests >"$state/log/build.log" 2>&1 ||
        { tail -40 "$state/log/build.log" >&2; fail "the build failed; see $state/log/build.log"; }
    timeout 600 "$root/mvnw" -q -B -ntp -f "$root/pom.xml" "$dependency_plugin:build-classpath" -DincludeScope=test \
        "-Dmdep.outputFile=$state/classpath" >>"$state/log/build.log" 2>&1 || fail "no classpath from Maven; see $state/log/build.log"
    rm -rf "$demo/app" "$demo/classes"
    mkdir -p "$demo/classes"
    cp -r "$root/target/quarkus-app" "$demo/app"
    cp -r "$root/target/test-classes/." "$demo/classes/"
}

start_sandbox() {
    export SYNCO_SANDBOX_SHOPIFY_PORT SYNCO_SANDBOX_ODOO_PORT SYNCO_SANDBOX_ODOO_CONTROL_PORT
    SYNCO_SANDBOX_SHOPIFY_PORT=$(free_port)
    SYNCO_SANDBOX_ODOO_PORT=$(free_port)
    SYNCO_SANDBOX_ODOO_CONTROL_PORT=$(free_port)
    : >"$state/log/sandbox.log"
    start_recorded sandbox TERM "$JAVA_HOME/bin/java" -Xmx512m -cp "$demo/classes:$(cat "$state/classpath")" io.synco.sandbox.SandboxMain
    wait_until 60 "the sandbox's start" sandbox_settled && grep -qx ready "$state/log/sandbox.log" ||
        { tail -20 "$state/log/sandbox.log" >&2; fail "the sandbox does not start; see $state/log/sandbox.log"; }
    export SYNCO_SHOPIFY_EMBEDDED=false
    export SYNCO_SHOPIFY_BASE_URL="http://127.0.0.1:$SYNCO_SANDBOX_SHOPIFY_PORT/{shop}"
    say "Sandbox: a Shopify on port $SYNCO_SANDBOX_SHOPIFY_PORT, an Odoo on port $SYNCO_SANDBOX_ODOO_PORT (process $(running sandbox))."
}
sandbox_settled() { grep -qx ready "$state/log/sandbox.log" || ! running sandbox >/dev/null; }

start_app() {
    export SYNCO_HTTP_PORT=8080 SYNCO_MANAGEMENT_PORT SYNCO_PUBLIC_URL SYNCO_EGRESS_ALLOW=127.0.0.0/8
    listens 127.0.0.1 8080 && SYNCO_HTTP_PORT=$(free_port)
    SYNCO_MANAGEMENT_PORT=$(free_port)
    SYNCO_PUBLIC_URL=http://127.0.0.1:$SYNCO_HTTP_PORT
    : >"$state/log/app.log"
    start_recorded app TERM "$JAVA_HOME/bin/java" -Xmx512m -Dquarkus.http.host=127.0.0.1 -Dquarkus.management.host=127.0.0.1 \
        -jar "$demo/app/quarkus-run.jar"
    wait_until 90 "the application's start" app_settled && app_ready ||
        { tail -20 "$state/log/app.log" >&2; fail "the application does not start; see $state/log/app.log"; }
    say "Application: on port $SYNCO_HTTP_PORT (process $(running app))."
}
app_settled() { app_ready || ! running app >/dev/null; }
app_ready() { [[ "$(http_status "$SYNCO_MANAGEMENT_PORT" /q/health/ready)" = *' 200 '* ]]; }

# The status line; a bare machine has no curl.
http_status() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
        printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
        read -r -t 5 line <&3 && echo "$line"
    ) 2>/dev/null
}

stop_demo() {
    stop_recorded app 20
    stop_recorded sandbox 10
}

demo_ready() {
    up
    build_demo
    stop_demo
    demo_settings
    java_tool DatabaseCheck "$SYNCO_DB_HOST" "$SYNCO_DB_PORT" synco_demo --fresh || exit 1
    start_sandbox
    start_app
}

run_demo() {
    local once=${1:-}
    case $once in '' | --once) ;; *) fail "./synco demo takes --once or nothing, not '$once'" ;; esac
    with_demo "$once" 600 io.synco.demo.Demo
}

run_bench() {
    case ${1:-} in
        smoke) with_demo --once 1800 io.synco.demo.Bench "$root/docs/performance.md" "$(measured_commit)" ;;
        sync) run_modelled 180 io.synco.bench.SyncBench "$root/docs/performance.md" "$(measured_commit)" ;;
        odoo) run_modelled 300 io.synco.odoo.OdooBench "$root/docs/performance.md" "$(measured_commit)" ;;
        shopify) run_modelled 280 io.synco.shopify.admin.ShopifyBench "$root/docs/performance.md" "$(measured_commit)" ;;
        compare) run_compare_bench ;;
        *) fail "./synco bench knows five benchmarks: smoke, sync, odoo, shopify, compare" ;;
    esac
}

# The whole application as the functional tests start it, with a database of its own.
run_compare_bench() {
    up
    timeout --foreground 1800 "$root/mvnw" -q -B -ntp -f "$root/pom.xml" test -Dtest=CompareBench \
        "-Dsynco.bench.file=$root/docs/performance.md" "-Dsynco.bench.commit=$(measured_commit)" >"$state/log/bench.log" 2>&1 ||
        { tail -40 "$state/log/bench.log" >&2; fail "the benchmark stopped; see $state/log/bench.log"; }
    say "Written to docs/performance.md, with machine and date."
}

# with_demo --once|'' SECONDS CLASS ARGUMENTS...: what ran before stays; --once ends only what this run started, on Ctrl-C too.
with_demo() {
    local once=$1 seconds=$2 had_postgres='' had_rabbitmq='' interrupted='' result=0
    shift 2
    prepare_state
    running postgres >/dev/null && had_postgres=yes
    { running rabbitmq >/dev/null || [ -f "$state/run/rabbitmq.container" ]; } && had_rabbitmq=yes
    trap 'interrupted=yes' INT
    set +e # not "|| result=$?", within which set -e would not count
    (
        set -e
        demo_ready
        # In the foreground, or a terminal's Ctrl-C would not reach it.
        timeout --foreground "$seconds" "$JAVA_HOME/bin/java" -cp "$demo/classes:$(cat "$state/classpath")" -Dsynco.state="$demo" \
            -Djava.util.logging.manager=org.jboss.logmanager.LogManager "$@"
    )
    result=$?
    set -e
    trap '' INT
    [ "$result" != 124 ] || say "Ended after $seconds s."
    [ -z "$interrupted" ] || { say "Interrupted."; result=130; }
    if [ "$once" = --once ]; then
        {
            stop_demo
            [ -n "$had_rabbitmq" ] || stop_rabbitmq
            [ -n "$had_postgres" ] || stop_recorded postgres 30
        } >/dev/null 2>&1
    fi
    trap - INT
    return "$result"
}

# What is measured; the file that is written does not count as a change.
measured_commit() {
    local commit changes
    commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null) || { echo unknown; return; }
    changes=$(git -C "$root" status --porcelain -- . ':!docs/performance.md')
    echo "$commit${changes:+ with changes}"
}

# The application's own command; it prints the token and nothing else.
print_token() {
    [ $# -ge 1 ] || fail "./synco token needs a shop, for example demo-store.myshopify.com"
    [ -f "$state/infra.env" ] && [ -f "$demo/app/quarkus-run.jar" ] || fail "there is no demo here yet; ./synco demo makes one"
    need_jdk
    demo_settings
    timeout 60 "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -jar "$demo/app/quarkus-run.jar" token "$@"
}
