#!/usr/bin/env bash
# Fetches a rootless, relocatable Asterisk 22 with SIPp from Debian's packages into a folder.
#
#   scripts/asterisk-bundle.sh            into the cache; does nothing when it is there already
#   scripts/asterisk-bundle.sh TARGET     into TARGET (which must not exist)
#
# Cache: ${CADENCIA_CACHE:-$HOME/.cache/cadencia}/asterisk-<package version>-<recipe>, and the link asterisk-current.
# Nothing of the host is changed: private apt folders, no root, no container. The packages come from the Debian
# mirror this machine already uses, suite ${ASTERISK_SUITE:-sid}, and are checked against Debian's keyring.
# The bundle carries its own C library and loader, so it runs on older Debian and Ubuntu releases too.
set -euo pipefail
umask 022

readonly OLDEST=22.10
readonly SUITE=${ASTERISK_SUITE:-sid}
readonly KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
readonly HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly MODULES=$HERE/docker/asterisk/etc/modules.conf
readonly PACKAGES="asterisk asterisk-modules sip-tester asterisk-core-sounds-en-gsm espeak-ng"
# Said to a debtor who answered when no advisor was free (at most 10 s; who called, and an apology).
readonly MESSAGE=${ABANDONMENT_TEXT:-"Buen día. Le llamó el área de atención a clientes. En este momento no podemos atenderle. Disculpe la molestia, le llamaremos más tarde."}
# Said to a caller whom nobody can take.
readonly UNATTENDED=${UNATTENDED_TEXT:-"Buen día. Gracias por llamar. En este momento no podemos atenderle. Por favor llame de nuevo más tarde, en nuestro horario de atención."}

say() { printf '%s\n' "$*" >&2; }
die() { say "asterisk-bundle: $*"; exit 1; }
step() { if [ -t 2 ]; then printf '\r\033[K[%s/6] %s' "$1" "$2" >&2; else say "[$1/6] $2"; fi; }
quietly() { # message, command...: runs it, shows its output only when it fails
    local message=$1; shift
    if ! "$@" >"$W/last.log" 2>&1; then say; tail -n 5 "$W/last.log" >&2; die "$message"; fi
}

recipe() { cat "${BASH_SOURCE[0]}" "$MODULES" | sha256sum | cut -c1-8; }

check_tools() {
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || die "the bundle is built on x86-64 Linux only; this is $(uname -s) $(uname -m)."
    command -v apt-get >/dev/null || die "apt-get is needed to fetch Debian's packages; on another system install Asterisk $OLDEST+ and SIPp yourself and point CADENCIA_ASTERISK at a bundle made elsewhere."
    command -v dpkg-deb >/dev/null || die "dpkg-deb is needed to unpack the packages (Debian package dpkg)."
    command -v perl >/dev/null || die "perl is needed to convert the sounds (Debian package perl-base)."
    [ -r "$KEYRING" ] || die "Debian's keyring $KEYRING is missing; install the package debian-archive-keyring."
    [ -r "$MODULES" ] || die "the list of modules $MODULES is missing; run the script from a complete checkout."
}

# The Debian archive of this machine: the first repository whose URI ends in /debian.
debian_mirror() {
    apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | grep -m1 -E '/debian/*$' || true
}

apt_here() {
    apt-get -q -y -o Dir::State="$W/state" -o Dir::State::status="$W/status" -o Dir::Cache="$W/cache" \
        -o Dir::Etc="$W/etc" -o Dir::Etc::sourcelist="$W/etc/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferencesparts=/dev/null -o APT::Install-Recommends=false -o Debug::NoLocking=true \
        -o APT::Sandbox::User= -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Architecture=amd64 \
        -o Acquire::http::Timeout=20 "$@"
}

fetch_packages() {
    local mirror; mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "no Debian mirror found in this machine's apt sources; add one (deb ... main) and run again."
    mkdir -p "$W"/{state/lists/partial,cache/archives/partial,etc/apt.conf.d,etc/preferences.d,tree}
    : >"$W/status"
    echo "deb [signed-by=$KEYRING] $mirror $SUITE main" >"$W/etc/sources.list"
    step 1 "reading the package lists of Debian $SUITE"
    quietly "the package lists could not be read; is the network (or the proxy of apt) reachable?" \
        apt_here -o APT::Update::Error-Mode=any update
    VERSION=$(apt_here -s install asterisk | awk '$1=="Inst" && $2=="asterisk" {sub(/^\(/,"",$3); print $3; exit}')
    VERSION=${VERSION#*:}
    [ -n "$VERSION" ] || die "Debian $SUITE has no package asterisk; set ASTERISK_SUITE to a suite that has it."
    dpkg --compare-versions "$VERSION" ge "$OLDEST" \
        || die "Asterisk $VERSION is too old: $OLDEST or newer is required (security fixes, media over WebSocket)."
    step 2 "downloading Asterisk $VERSION, SIPp and what they need (about 90 MB, once)"
    # shellcheck disable=SC2086
    quietly "the packages could not be downloaded; run the script again, it starts afresh." \
        apt_here --download-only install $PACKAGES
}

unpack() {
    step 3 "unpacking"
    local deb
    for deb in "$W"/cache/archives/*.deb; do dpkg-deb -x "$deb" "$W/tree" || die "$(basename "$deb") could not be unpacked; is the disk full?"; done
}

copy_programs() {
    step 4 "copying the programs, the modules and their libraries"
    local x=$W/tree m
    m=$x/usr/lib/x86_64-linux-gnu/asterisk/modules
    mkdir -p "$B"/{bin,lib,modules,share/documentation,share/sounds/en,share/sounds/es,share/moh}
    cp "$x/usr/sbin/asterisk" "$x/usr/bin/sipp" "$B/bin/"
    local module
    while IFS= read -r module; do
        [ -f "$m/$module" ] || die "Asterisk $VERSION has no module $module, which $MODULES loads."
        cp "$m/$module" "$B/modules/"
    done < <(sed -n 's/^load *= *\([^ ;]*\).*/\1/p' "$MODULES")
    cp -r "$x/usr/share/asterisk/documentation/." "$B/share/documentation/"
    local sound
    for sound in im-sorry beep hello hello-world vm-goodbye vm-intro tt-monkeys; do
        cp "$x"/usr/share/asterisk/sounds/en*/"$sound.gsm" "$B/share/sounds/en/"
    done
    LOADER=$x/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
    LIBRARIES=$x/usr/lib/x86_64-linux-gnu:$x/usr/lib/x86_64-linux-gnu/pulseaudio
    local file
    for file in "$B"/bin/* "$B"/modules/*; do "$LOADER" --library-path "$LIBRARIES" --list "$file" 2>/dev/null || true; done \
        | awk '/=> \//{print $3}' | sort -u | while IFS= read -r file; do cp -L "$file" "$B/lib/"; done
    # what libsrtp's cryptography (NSS) loads by name while running; without it the host's would be taken, if it has one
    find "$x/usr/lib/x86_64-linux-gnu" \( -name 'libsoftokn3.so' -o -name 'libfreebl*3.so' \) -exec cp -L {} "$B/lib/" \;
    [ ! -e "$B/lib/libnss3.so" ] || [ -e "$B/lib/libsoftokn3.so" ] || die "Asterisk $VERSION needs NSS, whose libsoftokn3.so was not found."
    cp -L "$LOADER" "$B/lib/"
    if command -v strip >/dev/null; then strip -s "$B"/bin/* "$B"/modules/* 2>/dev/null || true; fi
    "$B/lib/ld-linux-x86-64.so.2" --library-path "$B/lib" "$B/bin/asterisk" -V >/dev/null \
        || die "the copied Asterisk does not start; please report the version $VERSION."
}

# 16 bit mono WAV of any rate -> signed linear 8 kHz (Asterisk's .sln), windowed-sinc low pass at 3.4 kHz.
to_sln() {
    perl -e '
        binmode STDIN; binmode STDOUT; local $/; my $w = <STDIN>;
        my $rate = unpack("V", substr($w, 24, 4)); my @s = unpack("s<*", substr($w, index($w, "data") + 8));
        my ($half, $pi, $cut) = (24, 3.14159265358979, 3400 / $rate); my @out;
        for (my $t = 0; $t < @s; $t += $rate / 8000) {
            my ($sum, $gain, $c) = (0, 0, int($t));
            for my $i ($c - $half + 1 .. $c + $half) {
                my $d = $i - $t; my $a = 2 * $pi * $cut * $d;
                my $h = (abs($a) < 1e-9 ? 1 : sin($a) / $a) * (0.5 + 0.5 * cos($pi * $d / $half));
                $gain += $h; $sum += $h * $s[$i] if $i >= 0 && $i < @s;
            }
            push @out, int($sum / $gain);
        }
        print pack("s<*", @out);'
}

# Eight quiet bars of two sine voices: music on hold without anybody else'"'"'s rights in it.
music() {
    perl -e '
        binmode STDOUT; my @notes = (261.63, 329.63, 392.00, 523.25, 440.00, 392.00, 349.23, 329.63);
        my $pi = 3.14159265358979; my @out;
        for my $bar (0 .. 7) { for my $n (@notes[map { ($_ + $bar) % 8 } 0 .. 3]) { for my $i (0 .. 3999) {
            my $env = exp(-$i / 2500) * ($i < 80 ? $i / 80 : 1); my $t = $i / 8000;
            push @out, int(2600 * $env * (sin(2 * $pi * $n * $t) + 0.4 * sin($pi * $n * $t)));
        } } }
        print pack("s<*", @out);'
}

speak() { # NAME TEXT VARIABLE: a message of at most ten seconds
    local file=$B/share/sounds/es/$1.sln seconds
    "$LOADER" --library-path "$LIBRARIES" "$W/tree/usr/bin/espeak-ng" --path="$W/tree/usr/lib/x86_64-linux-gnu" \
        -v es-419 -s 165 -w "$W/message.wav" "$2" >"$W/last.log" 2>&1 \
        || { tail -n 3 "$W/last.log" >&2; die "the speech synthesiser could not make the message $1."; }
    to_sln <"$W/message.wav" >"$file"
    seconds=$(( $(stat -c %s "$file") / 16000 ))
    [ "$seconds" -ge 1 ] && [ "$seconds" -le 10 ] || die "the message $1 lasts $seconds s; shorten $3 (1 to 10 s)."
    cp "$file" "$B/share/sounds/en/"
}

make_sounds() {
    step 5 "making the messages and the music on hold"
    speak cadencia-abandoned "$MESSAGE" ABANDONMENT_TEXT
    speak cadencia-unattended "$UNATTENDED" UNATTENDED_TEXT
    music >"$B/share/moh/cadencia.sln"
}

main() {
    check_tools
    local recipe cache final; recipe=$(recipe)
    cache=${CADENCIA_CACHE:-${HOME:?set HOME or CADENCIA_CACHE}/.cache/cadencia}
    if [ $# -eq 0 ] && [ "$(cat "$cache/asterisk-current/recipe" 2>/dev/null)" = "$recipe" ]; then
        say "Asterisk $(cat "$cache/asterisk-current/version") is ready in $(readlink -f "$cache/asterisk-current")"; return
    fi
    [ $# -eq 0 ] || [ ! -e "$1" ] || die "$1 exists already; name a folder that does not."
    local parent=$cache; [ $# -eq 0 ] || parent=$(dirname "$1")
    mkdir -p "$parent" 2>/dev/null && [ -w "$parent" ] || die "$parent cannot be written; set CADENCIA_CACHE to a folder of yours."
    W=$(mktemp -d "$parent/.asterisk-build.XXXXXX"); B=$W/bundle
    trap 'rm -rf "$W"' EXIT; trap 'exit 130' INT TERM HUP
    fetch_packages
    unpack
    copy_programs
    make_sounds
    step 6 "putting it in place"
    echo "$VERSION" >"$B/version"; echo "$recipe" >"$B/recipe"
    chmod -R u+rwX,go+rX "$B"
    final=$cache/asterisk-$VERSION-$recipe; [ $# -eq 0 ] || final=$1
    if [ ! -e "$final" ]; then mv -T "$B" "$final"; fi
    if [ $# -eq 0 ]; then ln -sfn "$(basename "$final")" "$W/link"; mv -T "$W/link" "$cache/asterisk-current"; fi
    [ ! -t 2 ] || printf '\r\033[K' >&2
    say "Asterisk $VERSION is ready in $final ($(du -sh "$final" | cut -f1))"
}

main "$@"
