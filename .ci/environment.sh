# shellcheck shell=sh
# Sourced by start, check and .ci/run, which set ROOT: what the program needs around it, found or installed.

say() { printf '%s\n' "$*" >&2; }

# Gives up with one sentence.
refuse() {
    say "vitrine: $*"
    exit 1
}

# Whether Debian packages may be installed here without asking for a password.
may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$log" 2>&1
}

# debian WHAT PACKAGE...: installs Debian packages where that is allowed, else names the command and gives up.
debian() {
    what=$1
    shift
    may_install || refuse "$what is missing. Install it, then start again: sudo apt-get install $*"
    say "vitrine: installing $what ($*)"
    log=$(mktemp)
    for pause in 5 0; do
        apt update || say "vitrine: not every list of packages could be read; trying all the same"
        if apt install -y --no-install-recommends "$@"; then
            rm "$log"
            return
        fi
        sleep "$pause"
    done
    cat "$log" >&2
    refuse "$what could not be installed. See the lines above, then try: sudo apt-get install $*"
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Sets python: the one named by PYTHON, else the first on the path that is new enough.
find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if new_enough "$python"; then return; fi
    done
    [ -z "${PYTHON:-}" ] || refuse "$PYTHON is no Python 3.11 or newer."
    debian "Python 3.11 or newer" python3 python3-venv
    python=python3
    new_enough "$python" || refuse "Python 3.11 or newer is needed; here is $("$python" --version)."
}

# Sets venv: in the checkout, or among the user's data where the checkout cannot be written.
choose_place() {
    venv=$ROOT/.venv
    if [ -w "$ROOT" ]; then return; fi
    data=${XDG_DATA_HOME:-${HOME:-${TMPDIR:-/tmp}/home-$(id -u)}/.local/share}
    venv=$data/vitrine/environment-$(printf '%s' "$ROOT" | cksum | cut -d' ' -f1)
}

has_pip() { "$venv/bin/python" -m pip --version >/dev/null 2>&1; }

make_venv() {
    if has_pip; then return; fi
    find_python
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=python3-venv
        [ "$python" = python3 ] || [ "$python" = /usr/bin/python3 ] || package=$(basename "$python")-venv
        debian "Python's module for environments" "$package"
    fi
    say "vitrine: making its environment in $venv (once)"
    "$python" -m venv "$venv" || refuse "the environment could not be made in $venv."
}

pip() {
    "$venv/bin/python" -m pip --quiet --quiet --disable-pip-version-check --no-input "$@" >&2
}

# What the installed environment was made from: other content, or another place, is installed again.
content() {
    printf '%s\n' "$ROOT"
    if [ -w "$ROOT" ]; then
        cat "$1" "$ROOT/pyproject.toml" "$ROOT/.ci/translations.py" "$ROOT/resources/translations/fr.po"
    else
        cat "$1" "$ROOT/pyproject.toml"
        find "$ROOT/register" "$ROOT/ui" "$ROOT/resources" -type f -exec cat {} +
    fi
}

# environment LOCK: sets venv to an environment that holds what LOCK pins, and the program.
environment() {
    lock=$1
    choose_place
    stamp=$venv/vitrine-$(basename "$lock").stamp
    sum=$(content "$lock" | cksum)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ] && [ -x "$venv/bin/vitrine" ]; then return; fi
    make_venv
    say "vitrine: installing what $(basename "$lock") names"
    pip install --require-hashes -r "$lock" || refuse "what $(basename "$lock") names could not be installed."
    if [ -w "$ROOT" ]; then set -- --editable "$ROOT"; else set -- "$ROOT"; fi
    pip install --no-deps --no-build-isolation --force-reinstall "$@" || refuse "the program could not be installed."
    printf '%s\n' "$sum" >"$stamp"
}

# Whether a library that Qt's window needs is not on this machine.
qt_lacks_libraries() {
    qt=$("$venv/bin/python" -c 'import importlib.util as i; print(i.find_spec("PySide6").submodule_search_locations[0])')/Qt
    ldd "$qt"/lib/libQt6Widgets.so.6 "$qt"/plugins/platforms/libqxcb.so 2>/dev/null | grep -q 'not found'
}

# Sees to the libraries of the system that Qt draws with; looks once for each environment.
qt_libraries() {
    if [ -e "$venv/vitrine-qt.stamp" ]; then return; fi
    if qt_lacks_libraries; then
        # shellcheck disable=SC2086
        debian "what Qt draws with" $QT_PACKAGES
        if qt_lacks_libraries; then refuse "Qt still lacks a library: $(ldd "$qt"/plugins/platforms/libqxcb.so | grep 'not found')"; fi
    fi
    : >"$venv/vitrine-qt.stamp"
}

QT_PACKAGES="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4
 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
