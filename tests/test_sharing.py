"""Nobody comes in from elsewhere unless somebody said who may."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from index.settings import Settings
from ui.cli import app, chat_command
from ui.sharing import SharingError, account, has_sign_in, is_invited, is_local, require_door


def test_the_chat_listens_on_this_machine_only_unless_told():
    command = chat_command(8501)
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    elsewhere = chat_command(8501, "0.0.0.0")
    assert elsewhere[elsewhere.index("--server.address") + 1] == "0.0.0.0"


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3"])
def test_addresses_of_this_machine(address):
    assert is_local(address)
    require_door(address, Settings(), opened=False)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.0.0.1", "records.example.org", ""])
def test_listening_elsewhere_needs_a_door(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(SharingError, match="ONTHERECORD_PASSWORD"):
        require_door(address, Settings(password=""), opened=False)
    require_door(address, Settings(), opened=True)
    require_door(address, Settings(password="long"), opened=False)
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit/secrets.toml").write_text("[auth]\nclient_id = 'x'\n")
    require_door(address, Settings(), opened=False)


def test_the_command_refuses_an_open_door(sample_store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    asked = ["chat", "--store", str(sample_store), "--address", "0.0.0.0"]
    result = CliRunner().invoke(app, asked)
    assert isinstance(result.exception, SharingError)


def test_secrets_without_a_sign_in_are_no_door(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    secrets = tmp_path / ".streamlit/secrets.toml"
    assert not has_sign_in((tmp_path / "nowhere",))
    for text in ("key = 1", "[auth", ""):
        secrets.write_text(text)
        assert not has_sign_in((tmp_path,))


def test_only_the_invited_come_in():
    people = "ann@example.org, @Partner.example"
    assert is_invited({"email": "Ann@example.org", "email_verified": True}, people)
    assert is_invited({"email": "bob@partner.example", "email_verified": True}, people)
    for user in (
        {"email": "ann@example.org"},
        {"email": "ann@example.org", "email_verified": "false"},
        {},
        {"email": ""},
        {"email": "bob@example.org", "email_verified": True},
        {"email": "bob@not-partner.example", "email_verified": True},
        {"email": "ann@example.org", "email_verified": False},
        {"email": "ann@example.org@evil.example", "email_verified": True},
    ):
        assert not is_invited(user, people)
    assert is_invited({"sub": "1"}, " , ")


def test_people_are_told_apart_by_provider_and_its_name_for_them_never_by_address():
    ann = {"is_logged_in": True, "iss": "https://one.example", "sub": "1", "email": "a@b.example"}
    others = ({**ann, "iss": "https://two.example"}, {**ann, "sub": "2"})
    assert len({account(one) for one in (ann, *others)}) == 3
    assert account({**ann, "email": "new@b.example", "email_verified": True}) == account(ann)
    for nobody in ({}, {**ann, "is_logged_in": False}, {**ann, "sub": None}, {**ann, "iss": ""}):
        assert account(nobody) == ""


def test_every_setting_stands_in_the_example_with_its_default():
    example = (Path(__file__).parent.parent / ".env.example").read_text(encoding="utf-8")
    given = dict(re.findall(r"^ONTHERECORD_(\w+)=(.*)$", example, re.MULTILINE))
    for name, field in Settings.model_fields.items():
        assert name.upper() in given, name
        default = "" if field.default is None else str(field.default)
        value = given[name.upper()]
        assert value.lower() == default.lower(), name
        comment = example.split(f"ONTHERECORD_{name.upper()}=")[0].rpartition("\n\n")[2]
        assert "# Default:" in comment, name
