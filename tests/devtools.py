"""One headless Chromium, without a network, spoken to over two pipes: to print pages, look at them and hear what a screen reader hears."""

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from chromium import CHROMIUM

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
)  # fmt: skip


KEYS = {"Tab": (9, ""), "Space": (32, " "), "Enter": (13, "\r"), "ArrowDown": (40, "")}
"""The number of a key, and what it types."""


def without_network() -> list[str]:
    """The words before a command that take its network away; none where the system does not allow it."""
    command = ["unshare", "-rn"]
    allowed = shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if allowed else []


class Browser:
    """A browser with one page open at a time."""

    def __init__(self, to: BinaryIO, back: BufferedReader) -> None:
        self._to, self._back, self._last, self._session = to, back, 0, ""
        self.requests: list[str] = []
        """Every address that the page asked for since it was opened."""

    def open(self, page: Path) -> None:
        if not self._session:
            target = self.tell("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Network", "Accessibility"):
                self.tell(f"{domain}.enable")
            self.tell("Emulation.setFocusEmulationEnabled", enabled=True)
        self.requests.clear()
        self.tell("Page.navigate", url=page.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def press(self, key: str) -> None:
        """A key of the keyboard, down and up."""
        code, typed = KEYS[key]
        keyed = {"key": typed or key, "code": key, "windowsVirtualKeyCode": code}
        self.tell("Input.dispatchKeyEvent", type="keyDown", **keyed, **({"text": typed} if typed else {}))
        self.tell("Input.dispatchKeyEvent", type="keyUp", **keyed)

    @contextmanager
    def screen(self, width: int, height: int = 900) -> Iterator[None]:
        """As if the window were this large, in points of CSS."""
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        try:
            yield
        finally:
            self.tell("Emulation.clearDeviceMetricsOverride")

    @contextmanager
    def paper(self) -> Iterator[None]:
        """With the styles for print."""
        self.tell("Emulation.setEmulatedMedia", media="print")
        try:
            yield
        finally:
            self.tell("Emulation.setEmulatedMedia", media="")

    def tell(self, method: str, **parameters: object) -> Any:
        """The answer to a command of the DevTools protocol."""
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": parameters}
        if self._session and not method.startswith("Target."):
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while True:
            said = self._next()
            if said.get("id") == self._last:
                assert "error" not in said, said
                return said["result"]

    def value(self, expression: str) -> Any:
        return self.tell("Runtime.evaluate", expression=expression, returnByValue=True)["result"]["value"]

    def _next(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self._message())
        if said.get("method") == "Network.requestWillBeSent":
            self.requests.append(said["params"]["request"]["url"])
        return said

    def _message(self) -> bytes:
        raw = b""
        while (end := (ready := self._back.peek()).find(b"\0")) < 0:
            assert ready, "the browser is gone"
            raw += self._back.read(len(ready))
        return raw + self._back.read(end + 1)[:-1]


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium reads commands from descriptor 3 and answers on 4."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile, os.fdopen(ours_out, "wb") as to, os.fdopen(ours_in, "rb") as back:
        command = shlex.join([*without_network(), str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}"])
        process = subprocess.Popen(
            ["bash", "-c", f"exec {command} 3<&{theirs_in} 4>&{theirs_out}"],
            pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            found = Browser(to, back)
            yield found
            found.tell("Browser.close")
        finally:
            process.terminate()
            process.wait()


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Something in the accessibility tree: what a screen reader makes of it."""

    role: str
    name: str
    said: Mapping[str, Any]
    """What else is told of it: `live`, `checked`, `level`."""


def accessible(page: Browser) -> list[Heard]:
    """Everything that is not hidden from a screen reader, in the order in which it is read."""
    nodes = [each for each in page.tell("Accessibility.getFullAXTree")["nodes"] if not each["ignored"]]
    return [
        Heard(
            role=node["role"]["value"],
            name=node.get("name", {}).get("value", ""),
            said={each["name"]: each["value"].get("value") for each in node.get("properties", ())},
        )
        for node in nodes
    ]
