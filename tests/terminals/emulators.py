"""The terminals: how each is started in a window of so many cells, and the packages it comes from."""
import os
import shlex

FONT, PIXELS = "DejaVu Sans Mono", 16
POINTS = PIXELS * 3 / 4

# Debian packages: what every terminal needs, then each terminal's own.
BASE = ["xvfb", "x11-utils", "imagemagick", "xdotool", "fonts-dejavu-core", "dbus-x11", "openbox",
        "tesseract-ocr", "tesseract-ocr-ara", "xclip", "x11-xkb-utils"]
PACKAGES = {
    "xterm": ["xterm"],
    "vte": ["python3-gi", "gir1.2-vte-2.91", "gir1.2-gtk-3.0"],
    "konsole": ["konsole"],
    "mlterm": ["mlterm"],
    "kitty": ["kitty", "libgl1-mesa-dri"],
    "alacritty": ["alacritty", "libgl1-mesa-dri"],
    "urxvt": ["rxvt-unicode"],
    "st": ["stterm"],
    "foot": ["foot", "weston", "wl-clipboard"],
    "pterm": ["pterm"],
    "qterminal": ["qterminal"],
    "tmux": ["tmux"],
}

VTE_WINDOW = """
import sys, gi
gi.require_version("Gtk", "3.0"); gi.require_version("Vte", "2.91")
from gi.repository import Gtk, GLib, Pango, Vte
window, terminal = Gtk.Window(), Vte.Terminal()
terminal.set_font(Pango.FontDescription(sys.argv[1]))
terminal.set_size(int(sys.argv[2]), int(sys.argv[3]))
window.add(terminal); window.show_all()
terminal.spawn_sync(Vte.PtyFlags.DEFAULT, None, sys.argv[4:], None, GLib.SpawnFlags.DEFAULT, None, None, None)
terminal.connect("child-exited", lambda *_: Gtk.main_quit()); Gtk.main()
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def command(name, folder, columns, rows, program):
    """The command that starts a terminal with a program (a list) in it; its settings go to `folder`."""
    size, config = f"{columns}x{rows}", f"{folder}/.config"
    if name == "xterm":
        return ["xterm", "-fa", FONT, "-fs", str(POINTS), "-geometry", size, "-e", *program]
    if name == "vte":
        window = write(f"{folder}/vte.py", VTE_WINDOW)
        return ["/usr/bin/python3", window, f"{FONT} {int(POINTS)}", str(columns), str(rows), *program]
    if name == "mlterm":
        faces = "".join(f"{key}={FONT}\n" for key in
                        ("DEFAULT", "ISO10646_UCS4_1", "ISO10646_UCS4_1_BIWIDTH", "ISO10646_UCS4_1_FULLWIDTH"))
        write(f"{folder}/.mlterm/aafont", faces)
        return ["mlterm", "--type=xft", "-w", str(PIXELS), "-g", size, "-j", "none", "-e", *program]
    if name == "urxvt":
        return ["urxvt", "-fn", f"xft:{FONT}:pixelsize={PIXELS}", "-letsp", "0", "-geometry", size, "+sb",
                "-e", *program]
    if name == "st":
        return ["st", "-f", f"{FONT}:pixelsize={PIXELS}", "-g", size, "-e", *program]
    if name == "pterm":
        return ["pterm", "-fn", f"client:{FONT} {int(POINTS)}", "-geometry", size, "-sb-", "-e", *program]
    if name == "kitty":
        options = [f"font_family={FONT}", f"font_size={POINTS}", f"initial_window_width={columns}c",
                   f"initial_window_height={rows}c", "remember_window_size=no", "update_check_interval=0"]
        return ["kitty", "--config", "NONE", *[part for option in options for part in ("-o", option)], *program]
    if name == "alacritty":
        options = [f"window.dimensions.columns={columns}", f"window.dimensions.lines={rows}",
                   f'font.normal.family="{FONT}"', f"font.size={POINTS}"]
        return ["alacritty", *[part for option in options for part in ("-o", option)], "-e", *program]
    if name == "konsole":
        write(f"{folder}/.local/share/konsole/Test.profile",
              f"[Appearance]\nFont={FONT},{int(POINTS)},-1,5,50,0,0,0,0,0\n[General]\nName=Test\n"
              f"Parent=FALLBACK/\nTerminalColumns={columns}\nTerminalRows={rows}\n[Scrolling]\nScrollBarPosition=2\n")
        write(f"{config}/konsolerc", "[Desktop Entry]\nDefaultProfile=Test.profile\n[KonsoleWindow]\n"
              "RememberWindowSize=false\n[MainWindow]\nMenuBar=Disabled\nToolBarsMovable=Disabled\n")
        return ["dbus-run-session", "--", "konsole", "--separate", "--hide-menubar", "--hide-tabbar",
                "--profile", "Test", "-e", *program]
    if name == "qterminal":
        write(f"{config}/qterminal.org/qterminal.ini",
              f"[General]\nfontFamily={FONT}\nfontSize={int(POINTS)}\nMenuVisible=false\n"
              "HideTabBarWithOneTab=true\nScrollbarPosition=0\nAskOnExit=false\n[MainWindow]\n"
              f"size=@Size({columns * 10 + 10} {rows * 21 + 10})\nfixedSize=@Size({columns * 10} {rows * 21})\n")
        # It cuts the command at blanks.
        script = write(f"{folder}/start", f"#!/bin/sh\nexec {shlex.join(program)}\n")
        os.chmod(script, 0o755)
        return ["dbus-run-session", "--", "qterminal", "-e", script]
    if name == "foot":
        write(f"{config}/foot/foot.ini", f"font={FONT}:pixelsize={PIXELS}\ninitial-window-size-chars={size}\n"
              "[csd]\npreferred=none\n")
        return ["foot", f"--config={config}/foot/foot.ini", *program]
    raise ValueError(f"no terminal is called {name}")
