# shellcheck shell=bash
# Runs every test and adds the reports up.

verify_all() { # [MAVEN ARGS]
  local status=0 pid totals failed skipped passed
  find "$ROOT" -path '*/target/*' -type d \( -name surefire-reports -o -name failsafe-reports \) -prune -exec rm -rf {} +
  (cd "$ROOT" && exec mvn -B -ntp --fail-at-end verify "$@") </dev/null &
  pid=$!
  trap 'kill -TERM '"$pid"' 2>/dev/null; wait '"$pid"'; echo "cadencia: the tests were stopped." >&2; exit 130' INT TERM HUP
  wait "$pid" || status=$?
  trap - INT TERM HUP
  totals="$(test_totals)"
  read -r passed failed skipped <<<"$totals"
  if [ "$status" -ne 0 ]; then say "Maven ended with $status." >&2; fi
  if [ "$skipped" -gt 0 ]; then say "Skipped tests count as failures here: every test must run." >&2; fi
  if [ "$passed" -eq 0 ]; then say "No test has passed." >&2; fi
  say "$passed passed, $failed failed, $skipped skipped"
  [ "$status" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$skipped" -eq 0 ] && [ "$passed" -gt 0 ]
}

test_totals() { # prints: passed failed skipped
  find "$ROOT" -path '*/target/*-reports/TEST-*.xml' -exec awk '
    /<testsuite / && match($0, / tests="[0-9]+"/) {
      tests += number($0, " tests="); bad += number($0, " errors=") + number($0, " failures=")
      skipped += number($0, " skipped=")
    }
    function number(line, name) {
      return match(line, name "\"[0-9]+\"") ? substr(line, RSTART + length(name) + 1, RLENGTH - length(name) - 2) : 0
    }
    END { print tests + 0, bad + 0, skipped + 0 }' {} + \
    | awk '{ t += $1; b += $2; s += $3 } END { print t - b - s + 0, b + 0, s + 0 }'
}
