# shellcheck shell=bash
# Messages of the launcher: one clear sentence each.

say() { printf '%s\n' "$*"; }

fail() { # one sentence, then the end
  printf '\n' >&2
  printf 'cadencia: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

on_terminal() { [ -t 2 ] && [ -z "${CI:-}" ]; }

progress() { # one line that is written over on a terminal
  if on_terminal; then printf '\r\033[K%s' "$*" >&2; fi
}

progress_end() {
  if on_terminal; then printf '\r\033[K' >&2; fi
}
