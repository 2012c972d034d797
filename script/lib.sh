# Sourced by the scripts beside it: where the project is, and how they speak.
# shellcheck shell=bash

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export ROOT
TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"
VENV="$ROOT/.venv"

say() { printf '%s\n' "$*" >&2; }
step() { printf '\n==> %s (at %d s)\n' "$*" "$SECONDS" >&2; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# As root: with sudo where it is not us already.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif have sudo; then
        sudo "$@"
    else
        die "needs root for: $*  (run it as root, or install sudo)"
    fi
}
# Node.js as the web client and the test tools need it.
has_node() {
    have npm && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}
