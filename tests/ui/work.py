"""Work that is done in a child process: functions of a module, since they cross to it by name."""

import os
import time

from register.errors import RegisterError
from register.progress import Progress
from register.texts import Text


def process_number(progress: Progress) -> int:
    for step in range(10):
        progress(step, 10)
        time.sleep(0.02)
    progress(10, 10)
    return os.getpid()


def endless(progress: Progress) -> None:
    while True:
        progress(1, 2)
        time.sleep(0.001)


def deaf(_progress: Progress) -> None:
    while True:
        time.sleep(0.01)


def refused(_progress: Progress) -> None:
    raise RegisterError(Text("{file} cannot be read.", file="a.xlsx"), Text("Close it."), unchanged=Text("All is."))


def broken(_progress: Progress) -> None:
    raise KeyError("oops")


def killed(_progress: Progress) -> None:
    os.kill(os.getpid(), 9)
