"""Whoever is not let in sees nothing but the question for the password."""

from pathlib import Path
from time import time

import pytest
import streamlit
from pages import html_of
from streamlit import config
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

import ui.admission
import ui.app
import ui.views
from ui.passwords import ADMITTED_FOR, Gate, gate_for
from ui.sharing import DOOR

pytestmark = pytest.mark.usefixtures("page_resources")

PASSWORD = "correct horse"


@pytest.fixture
def page(sample_store, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONTHERECORD_STORE", str(sample_store))
    gate_for.cache_clear()
    return AppTest.from_file(ui.app.__file__, default_timeout=300)


def shows_the_app(page):
    return bool(page.chat_input)


def labels_of(page):
    return [button.label for button in page.button]


def test_where_nothing_is_set_everybody_on_this_machine_is_let_in(page):
    page.run()
    assert not page.exception
    assert shows_the_app(page)


def test_the_password_is_asked_for_before_anything_is_shown(page, monkeypatch):
    monkeypatch.setenv("ONTHERECORD_PASSWORD", PASSWORD)
    page.run()
    assert [field.label for field in page.text_input] == ["Password"]
    assert not shows_the_app(page)
    page.run()  # AppTest begins with the app and goes on with the page that it chose.
    page.text_input[0].set_value("wrong")
    page.button[0].click().run()
    assert "not the password" in page.error[0].value
    assert not shows_the_app(page)
    page.text_input[0].set_value(PASSWORD)
    page.button[0].click().run()
    assert not page.exception
    assert shows_the_app(page)
    page.run()
    assert shows_the_app(page), "it is asked for once a session"


def test_a_changed_password_is_asked_for_again(page, monkeypatch):
    monkeypatch.setenv("ONTHERECORD_PASSWORD", PASSWORD)
    page.run().run()
    page.text_input[0].set_value(PASSWORD)
    page.button[0].click().run()
    assert shows_the_app(page)
    first = page.session_state["admitted"]
    assert first in html_of(page), "the browser keeps it"
    monkeypatch.setenv("ONTHERECORD_PASSWORD", "another")
    page.run()
    assert not shows_the_app(page)
    page.text_input[0].set_value("another")
    page.button[0].click().run()
    assert shows_the_app(page)
    # What the browser keeps from now on is of the new password.
    second = page.session_state["admitted"]
    assert gate_for("another").accepts(second)
    assert second in html_of(page)
    assert first not in html_of(page)
    monkeypatch.setenv("ONTHERECORD_PASSWORD", PASSWORD)
    page.run()
    assert not shows_the_app(page), "nor does the one before let in again"


def test_after_its_time_the_password_is_asked_for_again_in_a_page_that_stayed_open(
    page, monkeypatch
):
    monkeypatch.setenv("ONTHERECORD_PASSWORD", PASSWORD)
    now = [time()]
    monkeypatch.setattr(ui.admission, "gate_for", lambda _: Gate(PASSWORD, lambda: now[0]))
    page.run().run()
    page.text_input[0].set_value(PASSWORD)
    page.button[0].click().run()
    assert shows_the_app(page)
    now[0] += ADMITTED_FOR - 60
    assert shows_the_app(page.run())
    now[0] += 120
    assert not shows_the_app(page.run())


def test_a_door_that_was_there_at_the_start_stays_shut_without_its_settings(page, monkeypatch):
    monkeypatch.setenv(DOOR, "required")
    page.run()
    assert not page.exception
    assert not shows_the_app(page)
    assert "nobody is let in" in page.error[0].value


def test_secrets_that_can_no_longer_be_read_open_no_door(page, monkeypatch, tmp_path):
    secrets = tmp_path / "secrets.toml"
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(secrets)])
    try:
        secrets.write_text("[auth]\nclient_id = 'x'\n")
        monkeypatch.setattr(streamlit, "secrets", Secrets())
        assert labels_of(page.run()) == ["Sign in"]
        monkeypatch.setenv(DOOR, "required")
        secrets.write_text("[auth")
        monkeypatch.setattr(streamlit, "secrets", Secrets())
        page.run()
        assert not page.exception
        assert not shows_the_app(page)
        assert "nobody is let in" in page.error[0].value
    finally:
        config.set_option("secrets.files", before)


def test_where_people_sign_in_a_button_leads_there(page):
    page.secrets["auth"] = {"client_id": "x", "redirect_uri": "y", "cookie_secret": "z"}
    page.run()
    assert [button.label for button in page.button] == ["Sign in"]
    assert not shows_the_app(page)


def test_each_of_several_providers_has_its_button(page):
    page.secrets["auth"] = {"microsoft": {"client_id": "x"}, "google": {"client_id": "y"}}
    page.run()
    labels = [button.label for button in page.button]
    assert labels == ["Sign in with microsoft", "Sign in with google"]


def sign_in(page, **claims):
    page.secrets["auth"] = {"client_id": "x", "redirect_uri": "y", "cookie_secret": "z"}
    known = {"iss": "https://one.example", "sub": "1", "email": "ann@example.org"}
    page.user = {"is_logged_in": True, **known, **claims}
    return page.run()


def test_whoever_is_signed_in_comes_in_and_can_sign_out_again(page):
    sign_in(page, email_verified=True)
    assert not page.exception
    assert shows_the_app(page)
    assert "Sign out" in labels_of(page)
    assert any("ann" in one.value for one in page.sidebar.caption)


def test_nobody_is_offered_to_sign_out_who_is_not_signed_in(page):
    assert "Sign out" not in labels_of(page.run())


def test_an_invitation_by_an_address_that_the_provider_does_not_confirm_is_refused(
    page, monkeypatch
):
    monkeypatch.setenv("ONTHERECORD_PEOPLE", "ann@example.org")
    sign_in(page)
    assert not shows_the_app(page)
    assert "docs/sharing.md" in page.error[0].value
    assert labels_of(page) == ["Sign out"]
    sign_in(page, email_verified=True)
    assert shows_the_app(page)


def test_whoever_is_not_invited_is_told_so_and_can_sign_out(page, monkeypatch):
    monkeypatch.setenv("ONTHERECORD_PEOPLE", "bob@example.org")
    sign_in(page, email_verified=True)
    assert not shows_the_app(page)
    assert "not invited" in page.error[0].value
    assert labels_of(page) == ["Sign out"]


PAGES = sorted(Path(ui.views.__path__[0]).glob("[!_]*.py"))


@pytest.mark.parametrize("script", PAGES, ids=lambda path: path.stem)
def test_a_page_run_without_the_app_around_it_asks_for_the_password_too(
    script, sample_store, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONTHERECORD_STORE", str(sample_store))
    monkeypatch.setenv("ONTHERECORD_PASSWORD", PASSWORD)
    page = AppTest.from_file(script, default_timeout=300).run()
    assert not page.exception
    assert [field.label for field in page.text_input] == ["Password"]
    assert [button.label for button in page.button] == ["Enter"]
    assert not shows_the_app(page)
    assert not page.sidebar.children
