#!/bin/sh
# Asterisk in its image: fills the configuration's templates in, starts Asterisk, and on TERM lets the calls end first.
#
# Each @NAME@ of a template is the environment's ASTERISK_NAME, or the first line of the file that ASTERISK_NAME_FILE
# names (secrets). Defaults are in the Dockerfile. Written at run time: $ASTERISK_RUN (a tmpfs: configuration, socket)
# and $ASTERISK_DATA (a volume: registered phones, recordings).
#
#   entrypoint.sh            run
#   entrypoint.sh configure  only fill the templates in
#   entrypoint.sh health     exit 0 if Asterisk is up
set -eu

BUNDLE=${ASTERISK_BUNDLE:-/opt/asterisk}
TEMPLATES=${ASTERISK_TEMPLATES:-/opt/asterisk/etc}
RUN=${ASTERISK_RUN:-/run/asterisk}
DATA=${ASTERISK_DATA:-/var/lib/asterisk}
export ASTERISK_RUN="$RUN"
export ASTERISK_MODULES="${ASTERISK_MODULES:-$BUNDLE/modules}"
export ASTERISK_SHARE="${ASTERISK_SHARE:-$BUNDLE/share}"

fail() { echo "asterisk-entrypoint: $*" >&2; exit 1; }

asterisk() {
    "$BUNDLE/lib/ld-linux-x86-64.so.2" --library-path "$BUNDLE/lib" "$BUNDLE/bin/asterisk" -C "$RUN/etc/asterisk.conf" "$@"
}

read_secrets() { # ASTERISK_X_FILE=path becomes ASTERISK_X
    for name in $(env | sed -n 's/^\(ASTERISK_[A-Z_]*\)_FILE=.*/\1/p'); do
        eval "file=\${${name}_FILE}"
        [ -r "$file" ] || fail "${name}_FILE names $file, which cannot be read."
        IFS= read -r value <"$file" || [ -n "$value" ] || fail "the file $file of ${name}_FILE is empty."
        export "$name=$value"
    done
}

configure() {
    mkdir -p "$RUN/etc" "$RUN/var/run" "$RUN/var/log" "$DATA/lib" "$DATA/spool/recording" "$DATA/spool/monitor"
    ln -sfn "$DATA/lib" "$RUN/var/lib"
    ln -sfn "$DATA/spool" "$RUN/var/spool"
    rm -f "$RUN/var/log/messages.log"
    mkfifo -m 0600 "$RUN/var/log/messages.log" # read by run: /dev/stdout itself may be opened by its owner only
    for template in "$TEMPLATES"/*.conf; do
        fill "$template" >"$RUN/etc/$(basename "$template")" || fail "$(basename "$template") could not be filled in."
    done
    chmod -R go-rwx "$RUN/etc"
}

fill() { # TEMPLATE: to standard output
    awk '
        function value(name) {
            if (("ASTERISK_" name) in ENVIRON) return ENVIRON["ASTERISK_" name]
            print "asterisk-entrypoint: set ASTERISK_" name " (or ASTERISK_" name "_FILE)" >"/dev/stderr"
            missing = 1
            return ""
        }
        {
            rest = $0; out = ""
            while (match(rest, /@[A-Z_]+@/)) {
                out = out substr(rest, 1, RSTART - 1) value(substr(rest, RSTART + 1, RLENGTH - 2))
                rest = substr(rest, RSTART + RLENGTH)
            }
            print out rest
        }
        END { exit missing }' "$1"
}

# No new call comes in, those in progress may end; after ASTERISK_DRAIN_SECONDS the rest is cut.
drain() {
    [ -z "${draining:-}" ] || return 0
    draining=yes
    echo "asterisk-entrypoint: stopping; calls have ${ASTERISK_DRAIN_SECONDS:-120} s to end" >&2
    asterisk -rx "core stop gracefully" >/dev/null 2>&1 || kill -TERM "$child" 2>/dev/null || true
    ( sleep "${ASTERISK_DRAIN_SECONDS:-120}"; kill -TERM "$child" ) 2>/dev/null &
    guard=$!
}

run() {
    exec 3<>"$RUN/var/log/messages.log" # both ends are held: neither side ever sees the other away
    cat <&3 &
    log=$!
    asterisk -f 3<&- &
    child=$!
    trap drain TERM INT
    code=0
    while :; do
        wait "$child" && code=0 || code=$?
        kill -0 "$child" 2>/dev/null || break
    done
    kill "$log" ${guard:+"$guard"} 2>/dev/null || true
    exit "$code"
}

case "${1:-run}" in
    run) read_secrets; configure; run ;;
    configure) read_secrets; configure ;;
    health) asterisk -rx "core waitfullybooted" | grep -q "fully booted" ;;
    *) fail "there is no '$1'; known are run, configure and health." ;;
esac
