"""A virtual display with one terminal on it: keys in, pictures out. Everything is ended with it."""
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

import emulators

SCREEN = (1600, 1200)
MANAGED = ("konsole", "qterminal")
# What a picture of the window shows beside the cells.
FRAMED = (*MANAGED, "foot")


class Failed(Exception):
    """The terminal could not be started or photographed."""


class Display:
    """`with Display("tmux:vte", 100, 45, ["qari", …]) as display`: the program runs in a shell that first notes
    the terminal's settings, then runs it, then notes them again, its exit status and stays."""

    def __init__(self, name, columns, rows, program):
        self.name, self.columns, self.rows, self.program = name, columns, rows, program
        self.inner = name.removeprefix("tmux:")
        self.folder = tempfile.mkdtemp(prefix="qari-terminal-")
        self.processes = []
        home = f"{self.folder}/home"
        os.makedirs(f"{home}/run", 0o700)
        keep = ("PATH", "USER", "LOGNAME")
        self.environment = {key: value for key, value in os.environ.items() if key in keep} | {
            "LANG": "C.UTF-8", "HOME": home, "XDG_CONFIG_HOME": f"{home}/.config", "XDG_RUNTIME_DIR": f"{home}/run",
            "LIBGL_ALWAYS_SOFTWARE": "1", "LP_NUM_THREADS": "1", "NO_AT_BRIDGE": "1", "GTK_A11Y": "none",
            "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "*=false", "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory"}

    def __enter__(self):
        try:
            self.open()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.name.startswith("tmux:"):
            self.run("tmux", "-S", f"{self.folder}/tmux", "kill-server")
        for number in (signal.SIGTERM, signal.SIGKILL):
            for process in reversed(self.processes):
                try:
                    os.killpg(process.pid, number)
                except (ProcessLookupError, PermissionError):
                    pass
            time.sleep(0.2)
        for process in self.processes:
            process.poll()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *command, **rest):
        log = open(f"{self.folder}/log", "ab")
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   start_new_session=True, **rest)
        self.processes.append(process)
        return process

    def run(self, *command):
        try:
            done = subprocess.run(command, env=self.environment, capture_output=True, timeout=15, check=False)
        except (subprocess.TimeoutExpired, FileNotFoundError):
            return ""
        return done.stdout.decode("utf-8", "replace").strip()

    def open(self):
        self.open_screen()
        script = emulators.write(f"{self.folder}/program", "#!/bin/sh\n"
                                 # alacritty sets another home.
                                 f"export HOME={self.environment['HOME']}\ncd {self.folder}\nstty -g >before\ntty >tty\necho $$ >started\n"
                                 '"$@" 2>errors\necho $? >status\nstty -g >after\nexec sleep 600\n')
        os.chmod(script, 0o755)
        program = [script, *self.program]
        if self.name.startswith("tmux:"):
            program = ["tmux", "-u", "-S", f"{self.folder}/tmux", "-f", "/dev/null", "new-session", *program]
        self.start(*emulators.command(self.inner, self.environment["HOME"], self.columns, self.rows, program))
        self.wait_for(lambda: os.path.exists(f"{self.folder}/started"), "the program is not started")
        self.window = self.wait_for(self.find_window, "no window comes")
        if self.inner not in MANAGED and self.inner != "foot":
            self.run("xdotool", "windowmove", self.window, "0", "0")
        if self.inner in MANAGED:
            # The largest window is the window manager's frame; a click on its title gives the focus.
            place = self.geometry(self.window)
            self.run("xdotool", "mousemove", str(place["X"] + place["WIDTH"] // 2), str(place["Y"] + 8), "click", "1")
        else:
            self.run("xdotool", "windowfocus", self.window)
        if self.inner == "foot":
            self.run("xdotool", "mousemove", "60", "60")

    def open_screen(self):
        read, write = os.pipe()
        size = f"{SCREEN[0]}x{SCREEN[1]}"
        self.start("Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset",
                   pass_fds=(write,))
        os.close(write)
        number = b""
        while not number.endswith(b"\n"):
            byte = os.read(read, 1)
            if not byte:
                raise Failed("Xvfb does not start")
            number += byte
        os.close(read)
        self.environment["DISPLAY"] = f":{number.decode().strip()}"
        # A keyboard of two layouts, so that Arabic keys need not be made up one by one.
        self.run("setxkbmap", "-layout", "us,ara")
        if self.inner in MANAGED:
            self.start("openbox")
        if self.inner == "foot":
            runtime = self.environment["XDG_RUNTIME_DIR"]
            ini = emulators.write(f"{self.folder}/weston.ini", "[shell]\npanel-position=none\nlocking=false\n"
                                  f"background-color=0xff202020\n[output]\nname=X1\nmode={size}\n")
            self.start("weston", "--backend=x11-backend.so", f"--config={ini}", "--use-pixman", "--socket=wayland-test",
                       "--idle-time=0", f"--width={SCREEN[0]}", f"--height={SCREEN[1]}")
            self.wait_for(lambda: os.path.exists(f"{runtime}/wayland-test"), "weston does not start")
            self.environment["WAYLAND_DISPLAY"] = "wayland-test"
            time.sleep(0.5)

    def wait_for(self, found, otherwise, seconds=30):
        end = time.time() + seconds
        while time.time() < end:
            result = found()
            if result:
                return result
            time.sleep(0.05)
        raise Failed(otherwise)

    def geometry(self, window):
        lines = self.run("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        fields = dict(line.split("=", 1) for line in lines if "=" in line)
        return {key: int(fields.get(key, 0)) for key in ("X", "Y", "WIDTH", "HEIGHT")}

    def find_window(self):
        """The largest window shown, but for the screen itself."""
        best, found = 2000, None
        for window in self.run("xdotool", "search", "--onlyvisible", "--name", ".*").split():
            place = self.geometry(window)
            area = place["WIDTH"] * place["HEIGHT"]
            whole = (place["WIDTH"], place["HEIGHT"]) == SCREEN
            if area > best and (self.inner == "foot" or not whole):
                best, found = area, window
        return found

    def press(self, *keys):
        for key in keys:
            self.run("xdotool", "key", "--clearmodifiers", key)
            time.sleep(0.15)

    def size(self):
        """Columns and rows as the program's terminal has them now."""
        rows, columns = self.run("stty", "-F", self.note("tty"), "size").split()
        return int(columns), int(rows)

    def grid(self, ground, whole=True):
        """Where the cells lie on the whole screen, or in a picture of the window: left, top, and the width and height
        of one. In a window with a frame they are found by the reader's ground, which covers all rows but the last."""
        place = self.geometry(self.window)
        if self.inner not in FRAMED:
            left, top = (place["X"], place["Y"]) if whole else (0, 0)
            return left, top, place["WIDTH"] / self.columns, place["HEIGHT"] / self.rows
        path = self.at_rest(f"{self.folder}/grid.png", self.photograph_screen)
        told = self.run("convert", path, "-fuzz", "0.5%", "-fill", "black", "+opaque", ground, "-fill", "white", "-opaque",
                        ground, "-define", "connected-components:verbose=true", "-connected-components", "4", "null:")
        # The largest place of that colour, since they come by size.
        box = next(line for line in told.splitlines() if re.search(r"a?\(255|white", line)).split()[1]
        width, height, left, top = map(int, re.findall(r"\d+", box))
        columns, rows = self.size()
        if not whole and self.inner != "foot":
            left, top = left - place["X"], top - place["Y"]
        return left, top, width / columns, height / (rows - 1)

    def drag(self, start, end, ground):
        """Drags the first button from one cell to another: columns and rows from 0."""
        left, top, wide, high = self.grid(ground)
        if self.inner == "foot":
            # weston counts how far the pointer goes, from where it first saw it: against two corners both agree.
            self.run("xdotool", "mousemove", str(SCREEN[0] - 1), str(SCREEN[1] - 1))
            self.run("xdotool", "mousemove", "0", "0")

        def pixel(cell):
            return str(int(left + (cell[0] + 0.5) * wide)), str(int(top + (cell[1] + 0.5) * high))
        self.run("xdotool", "mousemove", *pixel(start), "mousedown", "1")
        time.sleep(0.15)
        self.run("xdotool", "mousemove", *pixel(end))
        time.sleep(0.15)
        self.run("xdotool", "mouseup", "1")
        time.sleep(0.15)

    def resize(self, columns, rows):
        place = self.geometry(self.window)
        width, height = place["WIDTH"] * columns // self.columns, place["HEIGHT"] * rows // self.rows
        self.run("xdotool", "windowsize", self.window, str(width), str(height))

    def picture(self, path):
        """The window as a PNG, once it has stopped changing."""
        return self.at_rest(path, self.photograph)

    def at_rest(self, path, photograph):
        before = None
        for _ in range(40):
            photograph(path)
            now = open(path, "rb").read() if os.path.exists(path) else b""
            if now and now == before:
                return path
            before = now
            time.sleep(0.25)
        raise Failed("the picture does not come to rest")

    def photograph(self, path):
        crop = []
        if self.inner != "foot":
            place = self.geometry(self.window)
            crop = ["-crop", f"{place['WIDTH']}x{place['HEIGHT']}+{place['X']}+{place['Y']}", "+repage"]
        self.photograph_screen(path, *crop)

    def photograph_screen(self, path, *crop):
        # Without dates, so that two pictures of the same screen are the same bytes.
        self.run("import", "-window", "root", *crop, "+set", "date:create", "+set", "date:modify",
                 "-define", "png:exclude-chunks=date,time", f"png:{path}")

    def note(self, name):
        """What the shell noted: before, after, status, errors."""
        path = f"{self.folder}/{name}"
        return open(path, encoding="utf-8").read().strip() if os.path.exists(path) else None
