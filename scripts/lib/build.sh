# shellcheck shell=bash
# Builds what is stale. A target is stale when a source is newer than its stamp. The jars that run are copies in a
# folder of their own per build, so that a build never changes the files of a program that is running.

target_modules() { # TARGET: its Maven modules, dependencies first, the one that holds the main class last
  local server="protocol dialer-core telephony-adapter db simulation dialer-server"
  case "$1" in
    server) echo "$server" ;;
    desktop) echo "protocol agent-desktop" ;;
    bench) echo "$server benchmarks" ;;
  esac
}

launch_file() { echo "$STATE/$1.args"; } # options java reads: class path and module path

is_stale() { # TARGET
  local stamp module
  stamp="$(launch_file "$1")"
  [ -f "$stamp" ] || return 0
  [ "$ROOT/pom.xml" -nt "$stamp" ] && return 0
  for module in $(target_modules "$1"); do
    [ "$ROOT/$module/pom.xml" -nt "$stamp" ] && return 0
    if [ -d "$ROOT/$module/src" ] && [ -n "$(find "$ROOT/$module/src" -newer "$stamp" -print -quit)" ]; then
      return 0
    fi
    if [ -d "$ROOT/$module/scenarios" ] && [ -n "$(find "$ROOT/$module/scenarios" -newer "$stamp" -print -quit)" ]; then
      return 0
    fi
  done
  return 1
}

build() { # TARGET
  is_stale "$1" || return 0
  mkdir -p "$STATE"
  if has flock; then
    exec 9>"$STATE/lock"
    if ! flock -n 9; then
      say "Another build is under way; waiting for it." >&2
      flock 9
    fi
  fi
  if is_stale "$1"; then build_now "$1"; fi
  if has flock; then exec 9>&-; fi
}

build_now() { # TARGET
  local target="$1" log="$STATE/build-$1.log" begin=$SECONDS started status=0 pid modules
  modules="$(target_modules "$target")"
  started="$(mktemp "$STATE/started.XXXXXX")" # a source changed while we build is stale again afterwards
  on_terminal || say "Building Cadencia ($target) ..." >&2
  (cd "$ROOT" && exec mvn -B -ntp -DskipTests -pl "${modules##* }" -am package \
    org.apache.maven.plugins:maven-dependency-plugin:build-classpath \
    -DincludeScope=runtime -Dmdep.outputFile=target/classpath.txt 9>&-) >"$log" 2>&1 </dev/null &
  pid=$!
  trap 'stop_build '"$pid" INT TERM HUP
  while kill -0 "$pid" 2>/dev/null; do
    progress "Building Cadencia: $(build_step "$log") · $((SECONDS - begin)) s"
    sleep 0.5
  done
  wait "$pid" || status=$?
  trap - INT TERM HUP
  progress_end
  if [ "$status" -ne 0 ]; then
    rm -f "$started"
    grep -a '^\[ERROR\]' "$log" | head -n 30 >&2 || tail -n 30 "$log" >&2
    fail "The build failed; the whole output is in ${log#"$ROOT"/}."
  fi
  write_launch_file "$target" "${modules##* }"
  touch -r "$started" "$(launch_file "$target")"
  rm -f "$started"
  say "Built in $((SECONDS - begin)) s." >&2
}

stop_build() { # PID: Ctrl-C while Maven works
  kill -TERM "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
  progress_end
  rm -f "$STATE"/started.*
  printf 'cadencia: the build was stopped.\n' >&2
  exit 130
}

build_step() { # LOG: the module Maven is at
  local line
  line="$(sed -n 's/^\[INFO\] Building Cadencia: \(.*\)/\1/p' "$1" 2>/dev/null | tail -n 1 | tr -s ' ')"
  echo "${line:-starting}"
}

write_launch_file() { # TARGET MODULE: copies our own jars, names all others where Maven keeps them
  local target="$1" module="$2" folder entry jar classes='' modules=''
  folder="$STATE/$target-$(date +%s)-$$"
  mkdir -p "$folder"
  local -a entries
  jar="$(find "$ROOT/$module/target" -maxdepth 1 -name "$module-*.jar" ! -name '*-tests.jar' ! -name '*-sources.jar' -print -quit)"
  [ -n "$jar" ] || fail "The build of $module left no jar."
  IFS=: read -r -a entries < <(cat "$ROOT/$module/target/classpath.txt" && echo)
  for entry in "$jar" "${entries[@]}"; do
    case "$entry" in
      "$ROOT"/*/target/*.jar)
        cp "$entry" "$folder/"
        entry="$folder/$(basename "$entry")"
        classes="$classes:$entry"
        ;;
      */org/openjfx/*) modules="$modules:$entry" ;;
      *) classes="$classes:$entry" ;;
    esac
  done
  {
    printf -- '-cp "%s"\n' "${classes#:}"
    if [ -n "$modules" ]; then
      printf -- '--module-path "%s"\n--add-modules javafx.controls\n' "${modules#:}"
      printf -- '--enable-native-access=javafx.graphics\n'
    fi
  } >"$(launch_file "$target").new"
  mv "$(launch_file "$target").new" "$(launch_file "$target")"
  find "$STATE" -maxdepth 1 -type d -name "$target-*" ! -path "$folder" -exec rm -rf {} +
}
