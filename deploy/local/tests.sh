# All tests, on PostgreSQL and RabbitMQ of ours, ending with the test runner's closing lines.
# shellcheck shell=bash

run_tests() {
    local result=0
    up
    # Tests that kill a broker start one of their own from these files.
    find_broker_files || (unpack_broker_files) || say "Tests that kill a broker will be skipped."
    need_chromium
    export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    timeout 5400 "$root/mvnw" -B -ntp -f "$root/pom.xml" verify "$@" 2>&1 | tee "$state/log/test.log" || result=${PIPESTATUS[0]}
    [ "$result" != 124 ] || say "The tests were ended after 90 minutes."
    echo
    grep -E '^\[(INFO|WARNING|ERROR)\] (Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$|BUILD )' "$state/log/test.log" || true
    return "$result"
}

# run_modelled SECONDS CLASS ARGUMENTS...: needs neither PostgreSQL nor RabbitMQ: both are modelled.
run_modelled() {
    local seconds=$1
    shift
    prepare_state
    need_jdk
    say "Building ..."
    timeout 1800 "$root/mvnw" -q -B -ntp -f "$root/pom.xml" test-compile >"$state/log/build.log" 2>&1 ||
        { tail -40 "$state/log/build.log" >&2; fail "the build failed; see $state/log/build.log"; }
    timeout 600 "$root/mvnw" -q -B -ntp -f "$root/pom.xml" "$dependency_plugin:build-classpath" -DincludeScope=test \
        "-Dmdep.outputFile=$state/classpath" >>"$state/log/build.log" 2>&1 || fail "no classpath from Maven; see $state/log/build.log"
    timeout --foreground "$seconds" "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC \
        -cp "$root/target/test-classes:$root/target/classes:$(cat "$state/classpath")" "$@" 2>>"$state/log/simulate.log"
}

# Any number of seeds: timeout 0 is none.
run_simulate() { run_modelled 0 io.synco.simulation.Simulate "$@"; }

# Debian's own, only where a test drives a browser.
need_chromium() {
    grep -rqs 'com\.microsoft\.playwright' "$root/src/test/java" || return 0
    command -v chromium >/dev/null && return
    apt_install chromium || say "There is no chromium, so browser tests will be skipped (Debian: apt-get install chromium)."
}
