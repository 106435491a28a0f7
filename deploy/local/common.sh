# Shared by ./synco and ./mvnw: words, limits, ports, and processes recorded so that only they are ended again.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
state=$root/.synco

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "synco: $*"
    exit 1
}

prepare_state() {
    case $root in *[[:space:]]*) fail "the path '$root' contains a space, which RabbitMQ's scripts cannot take; clone to a path without one" ;; esac
    mkdir -p "$state/run" "$state/log"
    chmod 700 "$state"
}

# One of us at a time: two runs would start two brokers. Released when the shell ends; children must not inherit it.
lock() {
    exec 9>"$state/$1.lock"
    flock -w "$2" 9 || fail "another ./synco has been busy here for $2 s ($state/$1.lock); try again when it is done"
}
unlock() { exec 9>&-; }

is_root() { [ "$(id -u)" = 0 ]; }
is_debian() { command -v apt-get >/dev/null && command -v dpkg >/dev/null; }

# As root on Debian only. Installs what is missing and says so.
apt_install() {
    is_debian && is_root || return 1
    say "Installing $* with apt-get ..."
    apt_update
    DEBIAN_FRONTEND=noninteractive timeout 900 apt-get install -y -qq --no-install-recommends "$@" >>"$state/log/apt.log" 2>&1 9>&- ||
        fail "apt-get install $* failed; see $state/log/apt.log"
}
apt_update() {
    [ -n "${apt_updated:-}" ] && return
    is_root || return 0
    timeout 300 apt-get update -qq >>"$state/log/apt.log" 2>&1 || say "apt-get update failed (see $state/log/apt.log); going on with the lists there are"
    apt_updated=yes
}

secret() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

listens() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

# Below the range from which the kernel takes outgoing ports.
free_port() {
    local port tries
    for tries in {1..100}; do
        port=$((20000 + RANDOM % 12000))
        listens 127.0.0.1 "$port" || {
            echo "$port"
            return
        }
    done
    fail "found no free port between 20000 and 32000 in $tries tries"
}

# When the process started, in ticks since boot; fails when it is gone. Tells a process from a later one of the same number.
started_at() {
    local stat
    { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
    stat=${stat##*) }
    # shellcheck disable=SC2086
    set -- $stat
    [ "$1" != Z ] && echo "${20}"
}

# start_recorded NAME SIGNAL COMMAND...: detached from this terminal, log in .synco/log/NAME.log; SIGNAL is how it likes to be ended.
start_recorded() {
    local name=$1 signal=$2 pid
    shift 2
    setsid "$@" </dev/null >>"$state/log/$name.log" 2>&1 9>&- &
    pid=$!
    disown "$pid"
    echo "$pid $(started_at "$pid" || echo gone) $signal" >"$state/run/$name"
}

# The number of the recorded process, if it still is that process.
running() {
    local pid since signal
    [ -f "$state/run/$1" ] || return 1
    read -r pid since signal <"$state/run/$1"
    [ "$(started_at "$pid")" = "$since" ] && echo "$pid"
}

stop_recorded() {
    local name=$1 seconds=${2:-30} pid signal i
    if pid=$(running "$name"); then
        read -r _ _ signal <"$state/run/$name"
        kill -s "${signal:-TERM}" "$pid" 2>/dev/null || true
        for ((i = 0; i < seconds * 10; i++)); do
            running "$name" >/dev/null || break
            sleep 0.1
        done
        if running "$name" >/dev/null; then
            say "$name did not end within $seconds s of SIG$signal; killing it"
            kill -s KILL "$pid" 2>/dev/null || true
        fi
        say "Stopped $name (process $pid)."
    fi
    rm -f "$state/run/$name"
}

# wait_until SECONDS WHAT COMMAND...
wait_until() {
    local seconds=$1 what=$2 end
    shift 2
    end=$((SECONDS + seconds))
    until "$@"; do
        ((SECONDS < end)) || {
            say "$what: not within $seconds s"
            return 1
        }
        sleep 0.2
    done
}
