# shellcheck shell=bash
# Finds a JDK that can build and run Cadencia.

readonly JDK_NEEDED=25

jdk_major() { # HOME: major version by its release file; fails if there is no JDK of it
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_candidates() {
  local pattern
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  for pattern in \
    "/usr/lib/jvm/*$JDK_NEEDED*" "$HOME/.sdkman/candidates/java/$JDK_NEEDED*" \
    "/Library/Java/JavaVirtualMachines/*$JDK_NEEDED*/Contents/Home" \
    "/opt/homebrew/opt/openjdk@$JDK_NEEDED" "/opt/*jdk*$JDK_NEEDED*" "$HOME/.jdks/*$JDK_NEEDED*" \
    "/usr/lib/jvm/*" "/Library/Java/JavaVirtualMachines/*/Contents/Home"; do
    compgen -G "$pattern" || true
  done
  if has java; then dirname "$(dirname "$(readlink -f "$(command -v java)")")"; fi
}

find_jdk() { # sets JAVA_HOME
  local home major
  while IFS= read -r home; do
    major="$(jdk_major "$home" 2>/dev/null || true)"
    if [ -n "$major" ] && [ "$major" -ge "$JDK_NEEDED" ]; then
      export JAVA_HOME="$home"
      return 0
    fi
  done < <(jdk_candidates)
  return 1
}

need_tools() {
  find_jdk || fail "No JDK $JDK_NEEDED was found: install one (for instance Temurin $JDK_NEEDED) or set JAVA_HOME to it."
  has mvn || fail "Maven was not found: install it (Debian: apt-get install maven) and put mvn on the PATH."
}
