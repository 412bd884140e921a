"""The site of `deploy/nginx` on ports of a test, with a certificate that was made for it."""

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import create_connection

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from commands.launching.front import nginx

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "deploy" / "nginx" / "hoc-tap.conf"
CERTIFICATE = "fullchain.pem"
AROUND = """daemon off;
pid "{folder}/tls.pid";
error_log stderr;
events {{ }}
http {{
    client_body_temp_path "{folder}/body";
    proxy_temp_path "{folder}/proxy";
    fastcgi_temp_path "{folder}/fastcgi";
    uwsgi_temp_path "{folder}/uwsgi";
    scgi_temp_path "{folder}/scgi";
    include "{folder}/site.conf";
}}
"""


@contextmanager
def site(folder: Path, *, front: int, tls: int, plain: int) -> Iterator[None]:
    """Serve the site before `run` at `front`, with all that belongs to it in a folder."""
    places = {
        r" +listen \[::\]:.+\n": "",  # nginx does not start with them where IPv6 is off
        r"listen 443 ssl": f"listen {tls} ssl",
        r"listen 80;": f"listen {plain};",
        r"127\.0\.0\.1:8501": f"127.0.0.1:{front}",
        r"/etc/hoc-tap/tls|/var/log/nginx": str(folder),
    }
    written = SITE.read_text("utf-8")
    for pattern, replacement in places.items():
        written, count = re.subn(pattern, replacement, written)
        assert count, pattern
    (folder / "site.conf").write_text(written, "utf-8")
    (folder / "tls.conf").write_text(AROUND.format(folder=folder), "utf-8")
    certify(folder)
    command = [nginx(), "-e", "stderr", "-p", str(folder), "-c", str(folder / "tls.conf")]
    with subprocess.Popen(command) as process:  # noqa: S603 (written here)
        try:
            wait_for_port(tls)
            yield
        finally:
            process.terminate()


def certify(folder: Path) -> None:
    """Make a key and a certificate for this machine, good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
    certificate = made.add_extension(names, critical=False).sign(key, hashes.SHA256())
    (folder / CERTIFICATE).write_bytes(certificate.public_bytes(Encoding.PEM))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "privkey.pem").write_bytes(secret)


def wait_for_port(port: int) -> None:
    """Wait until somebody listens; OSError where nobody does for ten seconds."""
    deadline = time.monotonic() + 10
    while True:
        try:
            with create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
