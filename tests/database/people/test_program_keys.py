"""Keys of programs: shown once, kept as a hash, of no use once withdrawn."""

import pytest
import sqlalchemy as sa

from commands.database import keys as command
from data_access.people.authors import COMMAND_LINE
from data_access.people.program_keys import give, holder, listed, withdraw
from data_access.store import clock
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import ProgramKeyRow


@pytest.mark.on_both
def test_a_key_is_kept_as_a_hash_and_opens_until_it_is_withdrawn(seeded_engine):
    with writing(seeded_engine) as connection:
        key = give(connection, " Cổng  dữ liệu ", COMMAND_LINE, clock.now())
        assert holder(connection, key) == "Cổng dữ liệu"
        assert holder(connection, key[:-1]) is None
        (row,) = connection.execute(sa.select(ProgramKeyRow.__table__)).mappings()
        assert key not in map(str, row.values())
        with pytest.raises(Problem, match="đang có khóa"):
            give(connection, "Cổng dữ liệu", COMMAND_LINE, clock.now())
        withdraw(connection, "Cổng dữ liệu", COMMAND_LINE, clock.now())
        assert holder(connection, key) is None
        with pytest.raises(Problem, match="không có khóa"):
            withdraw(connection, "Cổng dữ liệu", COMMAND_LINE, clock.now())
        other = give(connection, "Cổng dữ liệu", COMMAND_LINE, clock.now())
        assert (holder(connection, other), holder(connection, key)) == ("Cổng dữ liệu", None)


@pytest.mark.parametrize("name", ["", " \n", "x" * 61])
def test_name_of_no_use_is_refused(seeded_engine, name):
    with writing(seeded_engine) as connection, pytest.raises(Problem, match="Tên"):
        give(connection, name, COMMAND_LINE, clock.now())


def test_command_shows_a_key_once(seeded_engine, database_url, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert command.main(["list"]) == 0
    assert "Chưa cấp" in capsys.readouterr().out
    command.main(["add", "Cổng"])
    key = capsys.readouterr().out.splitlines()[0]
    with reading(seeded_engine) as connection:
        assert holder(connection, key) == "Cổng"
        assert [each.name for each in listed(connection)] == ["Cổng"]
    command.main(["remove", "Cổng"])
    command.main([])
    said = capsys.readouterr().out
    assert "thu hồi ngày" in said
    assert key not in said
