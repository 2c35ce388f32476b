#!/bin/bash
# The container's health: 0 if the console answers that the process lives. Readiness is another question (/ready): a
# server that waits for its switch is healthy and must not be restarted.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${CADENCIA_CONSOLE_PORT:-7080}"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${1:-/health}" >&3
IFS= read -r -t 5 status <&3
[ "${status%%$'\r'}" = "HTTP/1.1 200 OK" ]
