#!/bin/sh
# Opens the dashboard. Words after it are a command of manage.py: ./mo-bang-theo-doi.sh facts --year 2025
here=$(cd -- "$(dirname -- "$0")" && pwd) || exit 1
name=$(ls "$here/.venv/lib")
python=$(command -v "$name") || {
    echo "Bản đóng gói này cần $name; máy này chưa có." >&2
    exit 1
}
if [ ! -x "$here/.venv/bin/python" ]; then
    rm -rf -- "$here/.venv/bin"
    "$python" -m venv --without-pip "$here/.venv" || exit 1
fi
[ $# -gt 0 ] || set -- run
exec "$python" "$here/manage.py" "$@"
