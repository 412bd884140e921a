"""The systems that a bundle can be for, and how their packages are named and told apart."""

from dataclasses import dataclass

_OLDEST_GLIBC, _FIRST_MANYLINUX = 28, 17
"""Minor versions of glibc 2: of Debian 10, and the first that has a name of its own in wheels."""


@dataclass(frozen=True, slots=True)
class TargetSystem:
    """A system with processors of the kind x86-64.

    `tags` name its wheels for pip, `platform` names it for uv, `packages` is where they lie in an
    environment (`{}` is the version of Python), `markers` what conditions of requirements ask.
    """

    tags: tuple[str, ...]
    platform: str
    packages: str
    markers: dict[str, str]

    def environment(self, version: str) -> dict[str, str]:
        """Return what conditions of requirements ask, with a version of Python such as 3.13."""
        python = {"python_version": version, "python_full_version": f"{version}.0"}
        names = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
        return {**self.markers, **python, **names}


TARGETS = {
    "windows": TargetSystem(
        ("win_amd64",),
        "x86_64-pc-windows-msvc",
        "Lib/site-packages",
        {
            "os_name": "nt",
            "sys_platform": "win32",
            "platform_system": "Windows",
            "platform_machine": "AMD64",
        },
    ),
    "linux": TargetSystem(
        (
            *(
                f"manylinux_2_{minor}_x86_64"
                for minor in range(_OLDEST_GLIBC, _FIRST_MANYLINUX - 1, -1)
            ),
            *("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"),
        ),
        f"x86_64-manylinux_2_{_OLDEST_GLIBC}",
        "lib/python{}/site-packages",
        {
            "os_name": "posix",
            "sys_platform": "linux",
            "platform_system": "Linux",
            "platform_machine": "x86_64",
        },
    ),
}
