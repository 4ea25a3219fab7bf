"""Makes the pictures of README and guides from the demonstration class: docs/screenshots.py, run by python.

Starts a server of its own on a fresh database, plays the teacher in a real browser and one pupil on
a phone, and writes docs/screenshots/*.png. Needs what `make test` installs.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.engines import chromium  # noqa: E402 -- the path is set above
from tests.fixtures.browsers import FLAGS, LAPTOP, PHONE, PROJECTOR  # noqa: E402
from tests.fixtures.servers import free_port  # noqa: E402

PICTURES = ROOT / "docs" / "screenshots"


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="power-struggle-pictures-") as folder:
        port = free_port()
        url = f"http://class.test:{port}"
        environ = os.environ | {"VAR_DIR": folder, "PORT": str(port), "PUBLIC_URL": url}
        environ.pop("DATABASE_URL", None)
        log = Path(folder) / "server.log"
        with log.open("w") as out:
            command = [sys.executable, "-u", "manage.py", "serve", "--demo"]
            server = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out)
        try:
            said = wait_for(log)
            with sync_playwright() as playwright:
                root = ["--no-sandbox"] if os.geteuid() == 0 else []
                browser = playwright.chromium.launch(
                    executable_path=chromium.find().path, args=[*FLAGS, *root]
                )
                take_pictures(browser, url, said)
                take_curators_picture(browser, url, environ)
                browser.close()
        finally:
            server.terminate()
            server.wait(20)


def wait_for(log: Path) -> dict[str, str]:
    """What the server printed, once it is ready."""
    for _ in range(300):
        text = log.read_text()
        if "Stop with Ctrl-C." in text:
            return {
                name: re.search(rf"{name}:\s+(\S+)", text)[1]
                for name in ("Console", "Projector", "Join code", "Password")
            }
        time.sleep(0.2)
    raise SystemExit(f"The server did not start:\n{log.read_text()}")


def take_pictures(browser: Browser, url: str, said: dict[str, str]) -> None:
    phone = browser.new_context(**(PHONE | {"device_scale_factor": 1})).new_page()
    phone.goto(f"{url}/j/{said['Join code']}/")
    phone.get_by_role("button", name="Join").tap()
    for _ in range(5):
        phone.locator(".tray button").first.tap()
    picture(phone, "phone")

    teacher = browser.new_context(**LAPTOP).new_page()
    teacher.goto(f"{url}/teacher/")
    teacher.locator("input[name=login]").fill("teacher")
    teacher.locator("input[type=password]").fill(said["Password"])
    teacher.keyboard.press("Enter")
    teacher.get_by_role("heading", name="Your debates").wait_for()
    teacher.goto(said["Console"])
    picture(teacher, "console")

    teacher.get_by_role("button", name="Next:").click()
    teacher.get_by_role("button", name="Close without them").click()
    uncover = teacher.get_by_role("button", name="Uncover")
    uncover.wait_for()
    while uncover.is_visible():
        uncover.click()
        teacher.wait_for_timeout(700)
    wall = browser.new_context(**PROJECTOR).new_page()
    wall.goto(said["Projector"])
    picture(wall, "verdict")
    teacher.goto(said["Console"].rstrip("/") + "/findings/")
    picture(teacher, "findings")


def take_curators_picture(browser: Browser, url: str, environ: dict[str, str]) -> None:
    """The manuscript's page, for a curator with a second factor who is signed in already."""
    script = (
        "from django.test import Client; from tests.admin.curators import make_curator_account;"
        "client = Client(); client.force_login(make_curator_account('okoro'));"
        "print('COOKIE' + client.cookies['sessionid'].value)"
    )
    said = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", script],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    context = browser.new_context(**LAPTOP)
    context.add_cookies(
        [{"name": "sessionid", "value": said.split("COOKIE")[1].strip(), "url": url}]
    )
    page = context.new_page()
    page.goto(f"{url}/curate/manuscript/stalin/")
    picture(page, "curating")


def picture(page: Page, name: str) -> None:
    page.wait_for_timeout(600)
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
