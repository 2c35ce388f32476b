# shellcheck shell=bash
# Says what the machine has and lacks; changes nothing.

doctor() {
  local lacks=0
  if find_jdk; then good "JDK $(jdk_major "$JAVA_HOME") in $JAVA_HOME"; else
    bad "no JDK $JDK_NEEDED: install one or set JAVA_HOME"
  fi
  if has mvn; then good "Maven"; else bad "no Maven: apt-get install maven"; fi
  check_packages
  check_bundle
  check_resources
  if [ "$lacks" -eq 0 ]; then say "Ready: ./cadencia demo"; else say "$lacks things are missing; ./cadencia setup installs what it can."; fi
  [ "$lacks" -eq 0 ]
}

good() { say "  ok    $*"; }

bad() {
  say "  lacks $*"
  lacks=$((lacks + 1))
}

check_packages() {
  if ! has dpkg-query; then
    good "not Debian: install by other means: $(wanted_packages | tr '\n' ' ')"
    return
  fi
  local missing
  missing="$(missing_packages | tr '\n' ' ')"
  if [ -z "$missing" ]; then good "Debian packages"; else bad "Debian packages: $missing"; fi
}

check_bundle() {
  if compgen -G "${CADENCIA_CACHE:-$HOME/.cache/cadencia}/asterisk-current/version" >/dev/null; then
    good "Asterisk bundle"
  else
    good "no Asterisk bundle yet (fetched by demo --asterisk, test and setup)"
  fi
}

check_resources() {
  local megabytes
  megabytes="$(df -Pm "$ROOT" | awk 'NR == 2 { print $4 }')"
  if [ "$megabytes" -ge 3000 ]; then good "$megabytes MB of disk"; else bad "disk: $megabytes MB free, 3000 needed"; fi
  if [ -r /proc/meminfo ]; then
    megabytes="$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)"
    if [ "$megabytes" -ge 2000 ]; then good "$megabytes MB of memory"; else bad "memory: $megabytes MB available, 2000 needed"; fi
  fi
}
