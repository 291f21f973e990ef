#!/usr/bin/env bash
# Every check of the project, cheapest verdict first. Needs a .NET 10 SDK and nothing else.
#   ./build.sh          what a pull request must pass; under ten minutes on two cores
#   ./build.sh --long   also: reproducible binaries, long laws with a fresh seed, benchmarks, known vulnerabilities
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
# No build process may outlive this script and hold its output open.
export MSBUILDDISABLENODEREUSE=1

program=artifacts/publish/Cli/release_linux-x64/xennetlint
test_log=artifacts/test.log
long=false
case "${1:-}" in
    '') ;;
    --long) long=true ;;
    *) echo "usage: ./build.sh [--long]" >&2; exit 2 ;;
esac

step_number=0
step() {
    local title=$1 started=$SECONDS
    shift
    step_number=$((step_number + 1))
    printf '\n=== %d. %s\n' "$step_number" "$title"
    if ! "$@"; then
        printf '=== FAILED after %d s: %s\n' "$((SECONDS - started))" "$title" >&2
        exit 1
    fi
    printf '=== %d s\n' "$((SECONDS - started))"
}

restore() { dotnet restore --locked-mode; }

format() { dotnet format --no-restore --verify-no-changes; }

build() { dotnet build -c Release --no-restore --nologo -v quiet; }

# The README's test command; the log is what .ci/run sums up.
tests() { dotnet test --no-build -c Release 2>&1 | tee "$test_log"; }

documents() { dotnet run --project tools/DocGenerator -c Release --no-build -- --check; }

publish() { dotnet publish src/Cli -c Release -r linux-x64 --self-contained false --no-restore --nologo -v quiet; }

# Standard output and exit code of the program that users get, for every sample and every example of the documentation.
samples() {
    local failed=0 folder name expected wanted code
    for folder in samples/*/; do
        name=$(basename "$folder")
        expected=$folder/expected/diagnostics.txt
        if [[ ! -f $expected ]]; then
            echo "$name: expected/diagnostics.txt is missing" >&2
            failed=1
            continue
        fi
        case $name in bad-*) wanted=1 ;; *) wanted=0 ;; esac
        code=0
        "./$program" check "samples/$name" > artifacts/sample.txt < /dev/null || code=$?
        if [[ $code -ne $wanted ]]; then
            echo "$name: exit code $code, expected $wanted" >&2
            failed=1
        fi
        if ! diff -u "$expected" artifacts/sample.txt; then
            echo "$name: standard output is not what expected/diagnostics.txt says" >&2
            failed=1
        fi
    done
    return $failed
}

examples() { dotnet run --project tools/DocGenerator -c Release --no-build -- --check --program "$program"; }

# Hashes of our assemblies after a build from a clean tree.
hashes_of_a_clean_build() {
    local tree=$1 output=$2
    rm -rf "$tree"
    git worktree add --detach --force "$tree" HEAD > /dev/null
    (cd "$tree" && CI=true dotnet build -c Release --nologo -v quiet > /dev/null \
        && cd artifacts/bin && find . -path '*/release/*' \( -name 'XenNetLint.*.dll' -o -name xennetlint.dll \) -exec sha256sum {} + | sort -k 2) > "$output"
    git worktree remove --force "$tree"
}

reproducible() {
    local scratch
    scratch=$(mktemp -d)
    hashes_of_a_clean_build "$scratch/first" "$scratch/first.txt"
    hashes_of_a_clean_build "$scratch/second" "$scratch/second.txt"
    wc -l < "$scratch/first.txt"
    diff "$scratch/first.txt" "$scratch/second.txt"
}

long_laws() { XENNETLINT_LAWS=long dotnet test --no-build -c Release --filter 'FullyQualifiedName~Laws'; }

benchmarks() {
    if [[ -d bench ]]; then
        dotnet run --project bench -c Release -- parse && dotnet run --project bench -c Release -- hosts
    else
        echo "there is no bench/ yet"
    fi
}

vulnerable() { dotnet list package --vulnerable --include-transitive; }

mkdir -p artifacts
step "packages as locked" restore
step "format" format
step "build, warnings are errors" build
step "tests: conventions, units, rules, laws, samples" tests
step "generated documentation" documents
step "publish" publish
step "published program over samples/" samples
step "published program over the examples of the documentation" examples
if $long; then
    step "two clean builds are equal" reproducible
    step "long laws with a fresh seed" long_laws
    step "benchmarks" benchmarks
    step "known vulnerabilities" vulnerable
fi
printf '\n=== all checks passed in %d s\n' "$SECONDS"
