#!/bin/sh
# packages.sh - installs what is missing to build and test tema on Debian 12
#
# usage: sh scripts/packages.sh build|test
set -eu

# To build and run the program. docs/architecture.md has the reason for each library.
build='gcc libc6-dev meson ninja-build pkg-config
libsqlite3-dev libzip-dev libxml2-dev libicu-dev libcmark-dev libjansson-dev libsodium-dev
nettle-dev libmicrohttpd-dev'

# To build the app (scripts/app.sh): what packs it, and Debian's node and npm unless there are others.
build="$build zopfli"
command -v node >/dev/null 2>&1 || build="$build nodejs ca-certificates"
command -v npm >/dev/null 2>&1 || build="$build npm ca-certificates"

# To test it: the test library, a fuzzer's compiler, a browser, and programs that check what we
# write.
# LibreOffice is used where it is installed; it is too large to ask for.
test='libcmocka-dev clang libclang-rt-14-dev libxml2-utils curl jq man-db sqlite3 time unzip zip
chromium'

case ${1:-} in
build) wanted=$build ;;
test) wanted="$build $test" ;;
*)
    echo 'usage: sh scripts/packages.sh build|test' >&2
    exit 2
    ;;
esac

missing=
for package in $wanted; do
    state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$state" = 'install ok installed' ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    echo "please install, as root:$missing" >&2
    exit 1
fi
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
