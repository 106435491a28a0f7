# RabbitMQ: a given broker (SYNCO_RABBITMQ_HOST), else one found on localhost:5672, else Docker, else the distribution's package
# unpacked to .synco/rabbitmq. Installing the package is avoided: that would start a broker for the whole machine.
# shellcheck shell=bash

mq=$state/rabbitmq
docker_image=${SYNCO_RABBITMQ_IMAGE:-rabbitmq:3.13}

up_rabbitmq() {
    if [ -n "${SYNCO_RABBITMQ_HOST:-}" ]; then
        SYNCO_RABBITMQ_PORT=${SYNCO_RABBITMQ_PORT:-5672}
        SYNCO_RABBITMQ_USER=${SYNCO_RABBITMQ_USER:-guest}
        SYNCO_RABBITMQ_PASSWORD=${SYNCO_RABBITMQ_PASSWORD:-guest}
        say "RabbitMQ: the given one at $SYNCO_RABBITMQ_HOST:$SYNCO_RABBITMQ_PORT."
        rabbitmq_works || fail "the given RabbitMQ does not work for us"
    elif running rabbitmq >/dev/null; then
        own_rabbitmq_settings
        say "RabbitMQ: ours runs already on port $SYNCO_RABBITMQ_PORT (process $(running rabbitmq))."
        rabbitmq_works || fail "our RabbitMQ runs but does not work; ./synco stop, then try again (log: $state/log/rabbitmq.log)"
    elif found_rabbitmq; then
        say "RabbitMQ: found one running on localhost:5672."
    elif docker_runs; then
        docker_rabbitmq
    else
        package_rabbitmq
    fi
    SYNCO_RABBITMQ_VHOST=${SYNCO_RABBITMQ_VHOST:-/}
    export SYNCO_RABBITMQ_HOST SYNCO_RABBITMQ_PORT SYNCO_RABBITMQ_USER SYNCO_RABBITMQ_PASSWORD SYNCO_RABBITMQ_VHOST
}

rabbitmq_works() {
    SYNCO_RABBITMQ_PASSWORD=$SYNCO_RABBITMQ_PASSWORD java_tool BrokerCheck \
        "$SYNCO_RABBITMQ_HOST" "$SYNCO_RABBITMQ_PORT" "$SYNCO_RABBITMQ_USER" "${SYNCO_RABBITMQ_VHOST:-/}"
}

found_rabbitmq() {
    listens 127.0.0.1 5672 || return 1
    SYNCO_RABBITMQ_HOST=127.0.0.1 SYNCO_RABBITMQ_PORT=5672 SYNCO_RABBITMQ_USER=guest SYNCO_RABBITMQ_PASSWORD=guest
    rabbitmq_works || {
        say "Something listens on localhost:5672, but not a RabbitMQ for guest; leaving it alone."
        SYNCO_RABBITMQ_HOST='' SYNCO_RABBITMQ_PORT='' SYNCO_RABBITMQ_USER='' SYNCO_RABBITMQ_PASSWORD=''
        return 1
    }
}

own_rabbitmq_settings() {
    mkdir -p "$mq"
    [ -f "$mq/password" ] || (umask 077 && secret >"$mq/password")
    SYNCO_RABBITMQ_HOST=127.0.0.1
    SYNCO_RABBITMQ_PORT=$(cat "$mq/port" 2>/dev/null || free_port)
    SYNCO_RABBITMQ_USER=synco
    SYNCO_RABBITMQ_PASSWORD=$(cat "$mq/password")
    export SYNCO_RABBITMQ_USER SYNCO_RABBITMQ_PASSWORD
}

docker_runs() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

docker_rabbitmq() {
    local name
    name=synco-rabbitmq-$(cksum <<<"$root" | cut -d' ' -f1)
    own_rabbitmq_settings
    if [ "$(timeout 10 docker inspect -f '{{.State.Running}}' "$name" 2>/dev/null)" = true ]; then
        say "RabbitMQ: our container $name runs already."
    else
        say "RabbitMQ: starting $docker_image with Docker ..."
        timeout 30 docker rm -f "$name" >/dev/null 2>&1 || true
        SYNCO_RABBITMQ_PORT=$(free_port)
        timeout 600 docker run -d --name "$name" -p "127.0.0.1:$SYNCO_RABBITMQ_PORT:5672" -e "RABBITMQ_DEFAULT_USER=$SYNCO_RABBITMQ_USER" \
            -e RABBITMQ_DEFAULT_PASS="$SYNCO_RABBITMQ_PASSWORD" "$docker_image" >>"$state/log/rabbitmq.log" 2>&1 9>&- ||
            fail "docker run $docker_image failed; see $state/log/rabbitmq.log (or give a broker with SYNCO_RABBITMQ_HOST)"
        echo "$SYNCO_RABBITMQ_PORT" >"$mq/port"
        echo "$name" >"$state/run/rabbitmq.container"
    fi
    wait_until 90 "RabbitMQ in the container $name" rabbitmq_works_quietly || fail "RabbitMQ in Docker does not answer; see: docker logs $name"
}
rabbitmq_works_quietly() { listens "$SYNCO_RABBITMQ_HOST" "$SYNCO_RABBITMQ_PORT" && rabbitmq_works 2>/dev/null; }

package_rabbitmq() {
    find_broker_files || unpack_broker_files
    own_rabbitmq_settings
    stop_recorded rabbitmq-epmd 10
    local try dist epmd
    for try in 1 2 3; do
        listens 127.0.0.1 "$SYNCO_RABBITMQ_PORT" && SYNCO_RABBITMQ_PORT=$(free_port)
        # The node's name holds this port, and its data the node's name: kept from run to run.
        dist=$(cat "$mq/dist-port" 2>/dev/null || free_port)
        epmd=$(free_port)
        start_recorded rabbitmq-epmd TERM "$root/deploy/local/rabbitmq-node" "$broker_files" epmd "$epmd"
        wait_until 10 "epmd's start" listens 127.0.0.1 "$epmd" || fail "epmd does not start; see $state/log/rabbitmq-epmd.log"
        start_recorded rabbitmq TERM "$root/deploy/local/rabbitmq-node" "$broker_files" "$mq/node" "$SYNCO_RABBITMQ_PORT" "$dist" "$epmd"
        if wait_until 120 "RabbitMQ's start (see $state/log/rabbitmq.log)" rabbitmq_settled && rabbitmq_works; then
            echo "$SYNCO_RABBITMQ_PORT" >"$mq/port"
            echo "$dist" >"$mq/dist-port"
            say "RabbitMQ: started on port $SYNCO_RABBITMQ_PORT (process $(running rabbitmq))."
            return
        fi
        say "RabbitMQ did not start (try $try of 3); trying other ports and fresh data, which holds nothing that PostgreSQL does not."
        stop_recorded rabbitmq
        stop_recorded rabbitmq-epmd
        rm -rf "$mq/node" "$mq/port" "$mq/dist-port"
        SYNCO_RABBITMQ_PORT=$(free_port)
    done
    fail "RabbitMQ does not start; see $state/log/rabbitmq.log (or give a broker with SYNCO_RABBITMQ_HOST)"
}
rabbitmq_settled() { listens 127.0.0.1 "$SYNCO_RABBITMQ_PORT" || ! running rabbitmq >/dev/null; }

# Sets broker_files to where a broker's files are: unpacked by us, or installed though not running.
find_broker_files() {
    broker_files=
    if [ "$(cat "$mq/unpacked" 2>/dev/null)" = "$mq/files" ]; then
        broker_files=$mq/files
    else
        compgen -G '/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server' >/dev/null && compgen -G '/usr/lib/erlang/erts-*' >/dev/null
    fi
}

unpack_broker_files() {
    is_debian || fail "found no RabbitMQ, no Docker and no apt-get; give a broker with SYNCO_RABBITMQ_HOST, _PORT, _USER, _PASSWORD"
    apt_update
    local packages
    packages=$(broker_packages)
    [ -n "$packages" ] || fail "apt knows no rabbitmq-server; run apt-get update as root, or give a broker with SYNCO_RABBITMQ_HOST"
    say "Unpacking the distribution's RabbitMQ ($(wc -w <<<"$packages") packages) into .synco ..."
    rm -rf "$mq/files" "$mq/packages" "$mq/unpacked"
    mkdir -p "$mq/files" "$mq/packages"
    # shellcheck disable=SC2086
    (cd "$mq/packages" && timeout 600 apt-get download -qq -o APT::Sandbox::User=root $packages) >>"$state/log/apt.log" 2>&1 9>&- ||
        fail "apt-get download of RabbitMQ failed; see $state/log/apt.log"
    local package
    for package in "$mq"/packages/*.deb; do dpkg -x "$package" "$mq/files"; done
    rm -rf "$mq/packages"
    # Erlang's start script has its place written into it.
    sed -i "s#ROOTDIR=/usr/lib/erlang#ROOTDIR=$mq/files/usr/lib/erlang#" "$mq/files/usr/lib/erlang/bin/erl"
    echo "$mq/files" >"$mq/unpacked"
    broker_files=$mq/files
}

# The server, Erlang, and those shared libraries of theirs which this machine does not have.
broker_packages() {
    apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances rabbitmq-server 2>/dev/null |
        grep -E '^(rabbitmq-server|erlang-[a-z0-9-]+|libssl3[a-z0-9]*|libsctp1|libtinfo6|libstdc\+\+6|zlib1g)$' | sort -u | while read -r package; do
        case $package in
            erlang-* | rabbitmq-server) echo "$package" ;;
            *) dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package" ;;
        esac
    done
}

stop_rabbitmq() {
    stop_recorded rabbitmq 30
    stop_recorded rabbitmq-epmd 10
    if [ -f "$state/run/rabbitmq.container" ]; then
        timeout 60 docker rm -f "$(cat "$state/run/rabbitmq.container")" >/dev/null && say "Removed the container $(cat "$state/run/rabbitmq.container")."
        rm -f "$state/run/rabbitmq.container"
    fi
}
