#!/usr/bin/env bats
# mvnw fetches Maven and runs it only if it is the one whose SHA-256 is recorded. Against a stand-in for Maven Central.

setup() {
    here=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    box=$(mktemp -d)
    export box
    mkdir -p "$box/bin" "$box/project/.mvn/wrapper" "$box/maven/apache-maven-9.9.9/bin"
    cp "$here/mvnw" "$box/project/mvnw"
    printf '#!/bin/sh\necho "Maven runs: $*"\n' >"$box/maven/apache-maven-9.9.9/bin/mvn"
    chmod +x "$box/maven/apache-maven-9.9.9/bin/mvn"
    (cd "$box/maven" && python3 -m zipfile -c ../apache-maven-9.9.9-bin.zip apache-maven-9.9.9)
    tar -czf "$box/apache-maven-9.9.9-bin.tar.gz" -C "$box/maven" apache-maven-9.9.9
    printf '#!/bin/sh\nfor argument; do case $argument in https:*) url=$argument ;; -*) ;; *) to=$argument ;; esac; done
cp "$box/${url##*/}" "$to"\n' >"$box/bin/wget"
    chmod +x "$box/bin/wget"
    export MAVEN_USER_HOME="$box/m2" TMPDIR="$box"
    unset MVNW_REPOURL MVNW_USERNAME MVNW_PASSWORD MVNW_VERBOSE
    zip=$(sum apache-maven-9.9.9-bin.zip)
    tar=$(sum apache-maven-9.9.9-bin.tar.gz)
}

teardown() {
    rm -rf "$box"
}

sum() {
    sha256sum "$box/$1" | cut -d ' ' -f 1
}

# record ZIP [TAR]: the sums that the project knows
record() {
    printf '%s\n' distributionType=only-script distributionUrl=https://example.com/org/apache/maven/apache-maven-9.9.9-bin.zip \
        "distributionSha256Sum=$1" ${2:+"distributionTarGzSha256Sum=$2"} >"$box/project/.mvn/wrapper/maven-wrapper.properties"
}

# A machine with nothing but what mvnw needs, and no unzip.
without_unzip() {
    mkdir "$box/few"
    for program in sh uname dirname basename tr mktemp mkdir rm cp mv tar gzip sha256sum cat ls; do
        ln -s "$(command -v "$program")" "$box/few/$program"
    done
    cp "$box/bin/wget" "$box/few/wget"
    PATH="$box/few" run sh "$box/project/mvnw" -v
}

refused() {
    echo "$output"
    [ "$status" -ne 0 ]
    [[ "$output" == *"Failed to validate Maven distribution SHA-256"* ]]
    [[ "$output" != *"Maven runs"* ]]
    [ -z "$(find "$box/m2" -name mvn)" ]
}

@test "runs a Maven whose sum is the recorded one" {
    record "$zip"
    PATH="$box/bin:$PATH" run sh "$box/project/mvnw" -v
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$output" = "Maven runs: -v" ]
}

@test "refuses a Maven with another sum, says so, and keeps nothing of it" {
    record "${zip%?}$([[ $zip == *0 ]] && echo 1 || echo 0)"
    PATH="$box/bin:$PATH" run sh "$box/project/mvnw" -v
    refused
}

@test "without unzip, the other archive is compared with its own sum" {
    record "$zip" "$tar"
    without_unzip
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$output" = "Maven runs: -v" ]
}

@test "without unzip, another archive is refused" {
    record "$zip" "$zip"
    without_unzip
    refused
}

@test "without unzip, an archive whose sum is not recorded is refused" {
    record "$zip"
    without_unzip
    refused
}

@test "the project records the sums of both archives, and fetches them from Maven Central" {
    properties="$here/.mvn/wrapper/maven-wrapper.properties"
    grep -Eq '^distributionUrl=https://repo\.maven\.apache\.org/maven2/org/apache/maven/.*-bin\.zip$' "$properties"
    grep -Eq '^distributionSha256Sum=[0-9a-f]{64}$' "$properties"
    grep -Eq '^distributionTarGzSha256Sum=[0-9a-f]{64}$' "$properties"
}
