# shellcheck shell=bash
# Installs what the tests and the demo need: Debian's packages and the Asterisk bundle.

wanted_packages() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$ROOT/scripts/debian-packages.txt"; }

missing_packages() {
  local package
  for package in $(wanted_packages); do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || echo "$package"
  done
}

setup() {
  if has dpkg-query && has apt-get; then
    install_packages
  else
    say "This is no Debian system; install these by its own means:" "$(wanted_packages | tr '\n' ' ')"
  fi
  fetch_asterisk
  say "Everything Cadencia needs is here." >&2
}

install_packages() {
  local log="$STATE/apt.log"
  local -a missing
  mapfile -t missing < <(missing_packages)
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    fail "Packages are missing and this is not root. Run: sudo apt-get install -y ${missing[*]}"
  fi
  mkdir -p "$STATE"
  say "Installing ${missing[*]} ..." >&2
  export DEBIAN_FRONTEND=noninteractive
  if ! { apt-get -q update && apt-get -q install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    fail "apt-get could not install ${missing[*]}; its output is in ${log#"$ROOT"/}."
  fi
}

fetch_asterisk() { # once, into the cache folder; no root needed
  [ -x "$ROOT/scripts/asterisk-bundle.sh" ] || fail "scripts/asterisk-bundle.sh is missing: this is not a whole checkout."
  "$ROOT/scripts/asterisk-bundle.sh" >/dev/null || fail "The Asterisk bundle could not be fetched; the lines above say why."
}
