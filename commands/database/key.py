"""`key`: a new one-time address for the person at the machine, for another browser."""

from commands.launching.server import OWNER_FILE
from commands.options import parser
from data_access.people import owner
from data_access.store.problems import Problem


def main(arguments: list[str]) -> int:
    """Print an address that signs in once; Problem where no server of an owner runs."""
    parser("key", "Địa chỉ dùng một lần để nhập số liệu tại máy này.").parse_args(arguments)
    address = owner.new_key(OWNER_FILE)
    if address is None:
        raise Problem(
            "Không có bảng theo dõi nào đang chạy cho riêng máy này. Hãy mở bằng "
            "«python3 manage.py run» (địa chỉ của chính máy này, không "
            "--base-path, không DASHBOARD_VIEWERS)."
        )
    print(address)
    return 0
