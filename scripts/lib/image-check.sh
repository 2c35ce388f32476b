# shellcheck shell=bash
# Tries the built images without a container engine: each in a chroot of its own root file system, mounted read-only,
# as the image's user and with the image's environment and entry point; only what compose.yaml makes writable is.
# MariaDB is that of the tests, from the cache.

CHECK_IDS=()
CHECK_FOLDER=

check_images() {
  local db ari sip gateway console carrier
  CHECK_FOLDER="$(mktemp -d)"
  trap end_check EXIT
  db="$(free_port)" ari="$(free_port)" sip="$(free_port)" gateway="$(free_port)" console="$(free_port)" carrier="$(free_port)"
  mkdir -p "$CHECK_FOLDER/run/secrets"
  printf 'check-%s\n' "$RANDOM$RANDOM" | tee "$CHECK_FOLDER"/run/secrets/{ari_password,ami_password} >"$CHECK_FOLDER/run/secrets/db_password"
  write_check_config "$db" "$ari" "$gateway" "$console" >"$CHECK_FOLDER/run/server.yaml"
  write_check_portfolio >"$CHECK_FOLDER/run/asignacion.csv"

  start_database "$db"
  say "cadencia/server imports a portfolio ..."
  enter server /var/lib/cadencia import /run/asignacion.csv --mandante BCENTRO --portfolio TDC \
    --profile MX-CONDUSEF-STRICT --config /run/server.yaml --commit || fail "the image's import failed."
  say "cadencia/server starts before its switch ..."
  enter server /var/lib/cadencia server --config /run/server.yaml >"$CHECK_FOLDER/server.log" 2>&1 &
  CHECK_IDS+=("$!")
  await 60 server_answers "$console" /health || { cat "$CHECK_FOLDER/server.log"; fail "the server's image does not get healthy."; }
  if server_answers "$console" /ready; then fail "the server says it is ready without a switch."; fi
  say "cadencia/asterisk starts ..."
  ASTERISK_ENV=(ASTERISK_ARI_PORT="$ari" ASTERISK_SIP_ADDRESS=127.0.0.1 ASTERISK_SIP_PORT="$sip"
    ASTERISK_AMI_PORT="$(free_port)" ASTERISK_AMI_PASSWORD_FILE=/run/secrets/ami_password
    ASTERISK_TRUNK_CALLERS=127.0.0.0/8 ASTERISK_TRUNK="127.0.0.1:$carrier" ASTERISK_ARI_PASSWORD_FILE=/run/secrets/ari_password ASTERISK_DRAIN_SECONDS=5)
  enter asterisk /var/lib/asterisk run >"$CHECK_FOLDER/asterisk.log" 2>&1 &
  CHECK_IDS+=("$!")
  await 30 server_answers "$console" /ready || {
    cat "$CHECK_FOLDER/asterisk.log" "$CHECK_FOLDER/server.log"
    fail "server and Asterisk of the images do not come together."
  }
  say "Both stop when told ..."
  stop_in_time "${CHECK_IDS[2]}" 30 asterisk
  stop_in_time "${CHECK_IDS[1]}" 60 server
  say "The images work: imported, healthy, ready with the switch, stopped in order; users $(image_field server User)" \
    "and $(image_field asterisk User), root file systems read-only."
}

image_field() { builder inspect --type image --format "{{.OCIv1.Config.$2}}" "cadencia/$1:$VERSION"; }

image_list() { builder inspect --type image --format "{{range .OCIv1.Config.$2}}{{println .}}{{end}}" "cadencia/$1:$VERSION" | sed '/^$/d'; }

ASTERISK_ENV=()

enter() { # NAME VOLUME ARGS: the image's entry point in its root file system; replaces a subshell
  local name="$1" volume="$2" user workdir root container
  shift 2
  local -a entry variables
  user="$(image_field "$name" User)"
  workdir="$(image_field "$name" WorkingDir)"
  mapfile -t entry < <(image_list "$name" Entrypoint)
  mapfile -t variables < <(image_list "$name" Env)
  [ "$name" != asterisk ] || variables+=("${ASTERISK_ENV[@]}")
  container="$(builder from --pull-never "cadencia/$name:$VERSION")"
  root="$(builder mount "$container")"
  exec_in "$root" "$user" "$volume" "${workdir:-/}" "${variables[@]}" -- "${entry[@]}" "$@"
}

exec_in() { # ROOT USER VOLUME WORKDIR VARIABLE... -- COMMAND...
  # shellcheck disable=SC2016
  local inside='
    set -e
    root=$1 user=$2 volume=$3 workdir=$4 run=$5
    shift 5
    mount --bind "$root" "$root"
    mount -o remount,bind,ro "$root"
    mount --rbind /proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
    mount -t tmpfs -o mode=0755 tmpfs "$root/run"
    mount -t tmpfs -o mode=0750,uid=${user%%:*},gid=${user##*:} tmpfs "$root$volume"
    cp -r "$run/." "$root/run/"
    mkdir -p "$root/run/asterisk"
    chown "$user" "$root/run/asterisk"
    variables=()
    while [ "$1" != -- ]; do variables+=("$1"); shift; done
    shift
    exec chroot --userspec="$user" "$root" /usr/bin/env -i -C "$workdir" "${variables[@]}" "$@"'
  local -a where=("${@:1:4}" "$CHECK_FOLDER/run")
  shift 4
  if [ "$BASHPID" = "$$" ]; then
    unshare --mount --propagation private bash -c "$inside" inside "${where[@]}" "$@"
  else
    exec unshare --mount --propagation private bash -c "$inside" inside "${where[@]}" "$@"
  fi
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

await() { # SECONDS COMMAND...
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.3
  done
}

server_answers() { CADENCIA_CONSOLE_PORT="$1" "$ROOT/docker/server/health.sh" "$2" 2>/dev/null; }

stop_in_time() { # PID SECONDS NAME
  kill -TERM "$1"
  await "$2" gone "$1" || fail "the image of $3 does not stop within $2 s."
}

gone() { ! kill -0 "$1" 2>/dev/null; }

start_database() { # PORT
  local home
  home="$(find "$CACHE" -maxdepth 1 -name 'mariadb-*' -type d ! -name '*-data-*' -print -quit)"
  [ -x "$home/bin/mariadbd" ] || fail "The tests' MariaDB is not in $CACHE yet; run ./cadencia demo --duration 5s once."
  cp -r "$(find "$CACHE" -maxdepth 1 -name 'mariadb-*-data-*' -type d -print -quit)" "$CHECK_FOLDER/data"
  mkdir "$CHECK_FOLDER/tmp"
  echo 'CREATE DATABASE IF NOT EXISTS cadencia;' >"$CHECK_FOLDER/init.sql"
  "$home/bin/mariadbd" --no-defaults --basedir="$home" --lc-messages-dir="$home/share" --user=root \
    --character-sets-dir="$home/share/charsets" --datadir="$CHECK_FOLDER/data" --tmpdir="$CHECK_FOLDER/tmp" \
    --socket="$CHECK_FOLDER/s" --pid-file="$CHECK_FOLDER/pid" --bind-address=127.0.0.1 --port="$1" --skip-ssl \
    --skip-grant-tables --local-infile=1 --character-set-server=utf8mb4 --innodb-log-file-size=64M \
    --innodb-buffer-pool-size=64M --init-file="$CHECK_FOLDER/init.sql" >"$CHECK_FOLDER/mariadb.log" 2>&1 &
  CHECK_IDS+=("$!")
  await 30 grep -q 'ready for connections' "$CHECK_FOLDER/mariadb.log" || { tail "$CHECK_FOLDER/mariadb.log"; fail "MariaDB did not start."; }
}

write_check_config() { # DB ARI GATEWAY CONSOLE: the configuration of compose.yaml on other ports
  sed -e "s/:3306/:$1/" -e "s/^    host: 127.0.0.1/&\n    port: $2/" -e 's/\${CADENCIA_SIP_DOMAIN}.*/127.0.0.1/' \
    "$ROOT/docker/server/server.yaml"
  printf 'gateway: {host: 127.0.0.1, port: %s}\nconsole: {port: %s}\n' "$3" "$4"
}

write_check_portfolio() {
  local month
  month="$(date +%Y-%m)"
  echo 'mandante,periodo,folio,tipo_id,id_deudor,nombre,saldo_total,dias_mora,moneda,pais,fecha_asignacion,tel1'
  echo "BCENTRO,$month,0001,RFC,NAIN900101AB1,Nadie Inventado,1500.00,35,MXN,MX,$month-01,5555101234"
}

end_check() {
  local id
  for id in "${CHECK_IDS[@]}"; do kill -KILL "$id" 2>/dev/null || true; done
  wait 2>/dev/null || true
  builder rm --all >/dev/null 2>&1 || true
  [ -z "$CHECK_FOLDER" ] || rm -rf "$CHECK_FOLDER"
}
