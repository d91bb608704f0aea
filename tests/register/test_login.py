"""Who is at work."""

import os
import sys

import pytest

from register.login import login


def test_an_account_is_called_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "a.roy")
    assert login() == "a.roy"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no account numbers")
def test_an_account_without_a_name_is_called_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", lambda number: {}[number])
    assert login() == str(os.getuid())
