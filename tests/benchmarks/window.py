"""The window: how soon its first list can be used, and whether it stays alive during an import."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.timing import Line, side_by_side
from tests.conftest import ROOT

_EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
_WATCHED = """
import sys
from ui import __main__ as entry

load = entry.load_window

def watched():
    application = load()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QTableView

    class Window(application.MainWindow):
        def show(self):
            super().show()
            self.looking = QTimer(self, interval=2, timeout=self.look)
            self.looking.start()

        def look(self):
@LOOK@

    application.MainWindow = Window
    return application

entry.load_window = watched
sys.exit(entry.main([sys.argv[1]]))
"""
_LIST = _WATCHED.replace(
    "@LOOK@",
    """
            for table in self.findChildren(QTableView):
                model = table.model()
                if table.isVisible() and model is not None and model.rowCount():
                    shown = [model.index(0, column).data() for column in range(model.columnCount())]
                    if any(isinstance(text, str) and text for text in shown):
                        table.viewport().repaint()
                        self.looking.stop()
                        QApplication.quit()
""",
)
_SESSION = _WATCHED.replace(
    "@LOOK@",
    """
            if self.desk is not None and self.desk.ready and self.desk.jobs.idle and self._settings.recipe.exists():
                self.close()
""",
)
_HEARTBEAT = """
import sys, time
from functools import partial
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from register import tasks
from ui import application
from ui.child import in_child

if __name__ == "__main__":
    beats, done = [], []

    class Window(application.MainWindow):
        def _on_opened(self, address, importing, opened):
            super()._on_opened(address, importing, opened)
            QTimer.singleShot(1500, self.begin)

        def begin(self):
            self.beating = QTimer(self, interval=5, timeout=lambda: beats.append(time.perf_counter()))
            self.beating.start()
            work = in_child(partial(tasks.import_files, sys.argv[1], [sys.argv[2]], None))
            self.desk.jobs.run("import", lambda progress: work(progress), self.ended, self)

        def ended(self, _report):
            QTimer.singleShot(500, QApplication.quit)

    application.MainWindow = Window
    application.run(sys.argv[1])
    gaps = [after - before for before, after in zip(beats, beats[1:])]
    print("MEASURED", max(gaps), len(gaps), file=sys.stderr)
"""


def _environment(folder: Path) -> dict[str, str]:
    """As a person has it, whose Python keeps what it compiled: with settings of their own in this folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPATH": str(ROOT),
        "VITRINE_LANG": "en",
    }


def starting(folder: Path, register: Path) -> Iterator[Line]:
    """From nothing to a list of 100,000 that is painted, whole process: for who has worked with the register before."""
    environment = _environment(folder)

    def run(code: str, *arguments: str) -> None:
        command = [sys.executable, "-c", code, *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)

    run(_SESSION, str(register))
    ours, floor = side_by_side(lambda: run(_LIST, str(register)), lambda: run(_EMPTY))
    yield Line("start to usable list of 100,000", ours, floor, 3 * floor, "3 x an empty Qt window")


def heartbeat(folder: Path, inventory: Path, register: Path) -> Iterator[Line]:
    """The longest time for which the window did not answer while 100,000 rows were imported."""
    script = folder / "heartbeat.py"
    script.write_text(_HEARTBEAT, encoding="utf-8")
    command = [sys.executable, str(script), str(register), str(inventory)]
    done = subprocess.run(
        command, cwd=ROOT, env=_environment(folder), check=True, capture_output=True, text=True, timeout=600
    )
    longest, beats = done.stderr.rsplit("MEASURED", 1)[1].split()
    yield Line(f"longest gap during an import ({beats} beats)", float(longest), None, 0.100, "100 ms")
