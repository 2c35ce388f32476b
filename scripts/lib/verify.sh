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

# Counted case by case: the head of a report leaves those of a class with parameters out.
test_totals() { # prints: passed failed skipped
  find "$ROOT" -path '*/target/*-reports/TEST-*.xml' -exec cat {} + | awk '
    /^ *<testcase / { tests++ }
    /^ *<(failure|error)[ >]/ { bad++ }
    /^ *<skipped[ \/>]/ { skipped++ }
    END { print tests - bad - skipped, bad + 0, skipped + 0 }'
}
