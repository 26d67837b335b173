#!/usr/bin/env python3
"""How long a reader takes to its first screen and to answer keys, beside the others that are installed.

    cargo build --release
    benches/readers.py                      all texts, 100 columns by 40 rows
    benches/readers.py --size 500x200       another size
    benches/readers.py --hold 10            PageDown held down through 100 MB, with names sought
    benches/readers.py --write              puts the figures into benches/README.md
    benches/readers.py --texts '100 MB'     one of the texts

Each reader runs in a terminal of its own (a pty of this process), all of them in turn, so that what the machine does
meanwhile falls on all. A screen is over with the last byte before 150 ms of silence. Python's standard library only;
the texts are the samples of the repository, again and again, each paragraph with its number.
"""
import argparse, fcntl, itertools, os, platform, pty, re, select, shutil, signal, statistics, struct, subprocess
import sys, tempfile, termios, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SILENCE = 0.15
# Seconds that a key is waited for: one that changes nothing is not answered at all.
UNANSWERED = 5
QUERY = re.compile(rb'\x1b\[0?c|\x1b\[6n')


class Reader:
    """A program: how it is begun, its keys for a page, a line, the end, and to leave; whether it remembers."""

    def __init__(self, name, command, page, line, end, leave, version, remembers=False):
        self.name, self.command, self.version = name, command, version
        self.page, self.line, self.end, self.leave = page, line, end, leave
        self.home = tempfile.TemporaryDirectory() if remembers else None


def readers(binary):
    less = dict(page=b' ', line=b'j', end=b'G', leave=b'q')
    ours = dict(page=b'\x1b[6~', line=b'j', end=b'G', leave=b'q', version=[binary, '--version'])
    every = [
        Reader('qari', [binary, '--private', '--entities', 'none'], **ours),
        Reader('qari with names', [binary], **ours, remembers=True),
        Reader('less', ['less'], **less, version=['less', '--version']),
        Reader('bat', ['bat', '--paging=always', '--pager=less -R'], **less, version=['bat', '--version']),
        Reader('vim', ['vim', '--clean', '-R'], page=b'\x06', line=b'\x05', end=b'G', leave=b':q!\r',
               version=['vim', '--version']),
        Reader('w3m', ['w3m'], page=b' ', line=b'J', end=b'G', leave=b'Q', version=['w3m', '-version']),
        Reader('emacs -nw', ['emacs', '-nw', '-Q', '--eval', '(setq large-file-warning-threshold nil)'], page=b'\x16',
               line=b'\x15' + b'1\x16', end=b'\x1b>', leave=b'\x18\x03', version=['emacs', '--version']),
    ]
    for reader in every:
        program = reader.command[0]
        if program == 'bat' and not shutil.which('bat'):
            program = 'batcat'
            reader.command[0] = reader.version[0] = program
        if shutil.which(program):
            yield reader


def first_line(command):
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return (said.stdout or said.stderr).strip().split('\n')[0]


def texts(folder):
    """An article; books of 10 and 100 MB; one paragraph of 10 MB."""
    paragraphs = []
    for path in sorted((ROOT / 'samples').glob('*.txt')):
        paragraphs += [line for line in path.read_text().split('\n') if line.strip()]
    numbered = (f'{number}. {text}' for number, text in enumerate(itertools.cycle(paragraphs)))

    def fill(name, size, between):
        path, written = folder / name, 0
        with path.open('w') as file:
            while written < size:
                piece = next(numbered) + between
                file.write(piece)
                written += len(piece.encode())
        return path

    return {
        'an article of 9 KB': fill('article.txt', 9_000, '\n\n'),
        '10 MB': fill('10.txt', 10_000_000, '\n\n'),
        '100 MB': fill('100.txt', 100_000_000, '\n\n'),
        'one paragraph of 10 MB': fill('one.txt', 10_000_000, ' '),
    }


def tree(pid):
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        for path in Path(f'/proc/{one}/task').glob('*/children'):
            try:
                todo += map(int, path.read_text().split())
            except OSError:
                pass
    return found


def own_memory(pid):
    """Anonymous memory of the program and its children, in MB."""
    total = 0
    for one in tree(pid):
        try:
            status = Path(f'/proc/{one}/status').read_text()
            total += int(re.search(r'RssAnon:\s+(\d+)', status)[1])
        except (OSError, TypeError):
            pass
    return total / 1000


class Run:
    """A reader at work on a file."""

    def __init__(self, command, size, patience, home=None):
        environment = {key: value for key, value in os.environ.items()
                       if key not in ('LESS', 'LESSOPEN', 'LINES', 'COLUMNS', 'TMUX', 'STY', 'COLORTERM', 'BAT_PAGER')}
        self.own_home = None if home else tempfile.TemporaryDirectory()
        environment.update(TERM='xterm-256color', LC_ALL='C.UTF-8', HOME=(home or self.own_home).name)
        for key in [key for key in environment if key.startswith('XDG_')]:
            del environment[key]
        self.patience = patience
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            columns, rows = size
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
            os.execvpe(command[0], command, environment)

    def listen(self, since, least=1, silence=SILENCE):
        """Milliseconds from a moment to the last byte before a silence, and how many bytes came."""
        last, count = None, 0
        while time.perf_counter() - since < self.patience:
            waits = silence if count >= least else self.patience - (time.perf_counter() - since)
            ready, _, _ = select.select([self.fd], [], [], max(0, min(waits, self.patience)))
            if not ready:
                break
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not data:
                break
            last, count = time.perf_counter(), count + len(data)
            for query in QUERY.finditer(data):
                os.write(self.fd, b'\x1b[?62;22c' if query[0].endswith(b'c') else b'\x1b[1;1R')
        return ((last - since) * 1000 if last and count >= least else None), count

    def press(self, key):
        self.patience = UNANSWERED
        since = time.perf_counter()
        os.write(self.fd, key)
        return self.listen(since)

    def end(self, leave):
        try:
            os.write(self.fd, leave)
            self.listen(time.perf_counter(), silence=0.05)
        except OSError:
            pass
        for _ in range(100):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
            time.sleep(0.01)
        else:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)
        if self.own_home:
            self.own_home.cleanup()


def measure(reader, path, size, patience):
    run = Run([*reader.command, str(path)], size, patience, reader.home)
    found = {}
    found['first'], _ = run.listen(run.begun, least=200)
    if found['first'] is not None:
        run.press(reader.page)
        found['page'], found['page bytes'] = run.press(reader.page)
        found['line'], found['line bytes'] = run.press(reader.line)
        found['end'], _ = run.press(reader.end)
        found['memory'] = own_memory(run.pid)
    run.end(reader.leave)
    return found


def stolen():
    """Ticks of the processors so far: those that the machine's host took, and all."""
    ticks = list(map(int, Path('/proc/stat').read_text().split('\n')[0].split()[1:9]))
    return ticks[7], sum(ticks)


def median(runs, key):
    values = [run[key] for run in runs if run.get(key) is not None]
    return statistics.median(values) if values else None


def number(value, digits=1):
    if value is None:
        return '–'
    return f'{value:.{digits}f}' if value < 100 else f'{value:.0f}'


def ratio(of, less, key):
    """The median of the ratios of runs beside one another."""
    pairs = [one[key] / other[key] for one, other in zip(of, less) if one.get(key) and other.get(key)]
    return statistics.median(pairs) if pairs else None


def table(found, patience):
    rows = ['| | first screen, ms | × less | page down, ms | × less | bytes | line down, ms | bytes | end, ms '
            '| own memory, MB |', '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|']
    for reader, of in found.items():
        less = found.get('less', of)
        first = number(median(of, 'first'))
        if of and of[-1]['first'] is None:
            first = f'> {patience:g} s'
        cells = [first, number(ratio(of, less, 'first'), 2), number(median(of, 'page')),
                 number(ratio(of, less, 'page'), 2), number(median(of, 'page bytes'), 0), number(median(of, 'line')),
                 number(median(of, 'line bytes'), 0), number(median(of, 'end')), number(median(of, 'memory'))]
        rows.append(f'| {reader} | ' + ' | '.join(cells) + ' |')
    return '\n'.join(rows)


def compare(arguments, files):
    size = tuple(map(int, arguments.size.split('x')))
    there = [reader for reader in readers(arguments.binary)
             if not arguments.readers or reader.name in arguments.readers.split(',')]
    out = []
    for name, path in files.items():
        found = {reader.name: [] for reader in there}
        taken, ticks = stolen()
        for turn in range(arguments.runs + 1):
            for reader in there if turn % 2 else reversed(there):
                known = found[reader.name]
                if known and known[-1]['first'] is None:
                    continue  # Once is enough to know that it takes longer than one waits.
                one = measure(reader, path, size, arguments.patience)
                if turn or one['first'] is None:
                    known.append(one)
        taken, ticks = stolen()[0] - taken, stolen()[1] - ticks
        host = f'{arguments.runs} runs; of the processors\' time the host took {100 * taken / max(ticks, 1):.0f} %.'
        out.append(f'{table(found, arguments.patience)}\n\n{host}')
        print(f'**{name}**\n\n{out[-1]}\n', flush=True)
    return out, there


def hold(arguments, path):
    """PageDown thirty times a second, whether it has been answered or not."""
    size = tuple(map(int, arguments.size.split('x')))
    run = Run([arguments.binary, '--private', str(path)], size, 5)
    run.listen(run.begun, least=200)
    between, answers, written, silent = 1 / 30, [], 0, 0
    begin = time.perf_counter()
    for press in range(int(arguments.hold / between)):
        since = begin + press * between
        time.sleep(max(0, since - time.perf_counter()))
        sent = time.perf_counter()
        os.write(run.fd, b'\x1b[6~')
        last = None
        while (left := begin + (press + 1) * between - time.perf_counter()) > 0:
            ready, _, _ = select.select([run.fd], [], [], left)
            if ready:
                written += len(os.read(run.fd, 1 << 16))
                last = last or time.perf_counter()
        if last:
            answers.append((last - sent) * 1000)
        else:
            silent += 1
    memory = own_memory(run.pid)
    run.end(b'q')
    late = sum(answer > 1000 / 60 for answer in answers) + silent
    answers.sort()
    line = (f'{len(answers) + silent} keys in {arguments.hold:g} s at {arguments.size}: answered in '
            f'{statistics.median(answers):.1f} ms (99 of 100 in {answers[int(len(answers) * 0.99)]:.1f}), '
            f'{late} later than a frame of 1/60 s, {written / (len(answers) + silent) / 1000:.1f} KB a key, '
            f'own memory {memory:.0f} MB.')
    print(line, flush=True)
    return line


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--binary', default=str(ROOT / 'target/release/qari'))
    parser.add_argument('--size', default='100x40')
    parser.add_argument('--runs', type=int, default=7)
    parser.add_argument('--readers', help='names, with commas between them')
    parser.add_argument('--texts', help='names, with commas between them')
    parser.add_argument('--patience', type=float, default=60, help='seconds that the first screen may take')
    parser.add_argument('--hold', type=float, help='seconds that PageDown is held down')
    parser.add_argument('--write', action='store_true')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = texts(Path(folder))
        os.sync()  # Else they are written out while readers are measured.
        order, there, sections = list(files), [], {}
        if arguments.hold:
            lines = []
            for arguments.size in [arguments.size, *(['500x200'] if arguments.write else [])]:
                lines.append('- ' + hold(arguments, files['100 MB']))
            sections[HELD] = '\n'.join(lines)
        else:
            if arguments.texts:
                files = {name: path for name, path in files.items() if name in arguments.texts.split(',')}
            tables, there = compare(arguments, files)
            sections = dict(zip(files, tables))
        if arguments.write:
            write(sections, there, arguments, order)


HELD = 'PageDown held down through 100 MB, with names sought'


def version(reader):
    """The first words of what it says of itself: `w3m version w3m/0.5.3+git, options ...` is `w3m 0.5.3`."""
    said = re.sub(r'\s+\(.*|, .*', '', first_line(reader.version))
    return re.sub(r'\+git\d*', '', re.sub(r'version \w+/', '', said))


def write(sections, there, arguments, order):
    """Puts what was measured between the marks of README.md; what was not stays."""
    path = ROOT / 'benches' / 'README.md'
    before, _, rest = path.read_text().partition('<!-- figures -->\n')
    old, _, after = rest.partition('<!-- end -->')
    kept = dict(re.findall(r'^\*\*(.+?)\*\*\n(.*?)(?=^\*\*|\Z)', old, flags=re.S | re.M))
    kept.update(sections)
    cpu = next((line.split(':')[1].strip() for line in Path('/proc/cpuinfo').read_text().split('\n')
                if line.startswith('model name')), platform.processor())
    head = f'{cpu}, {os.cpu_count()} cores.'
    if sections.keys() - {HELD}:
        versions = ', '.join(dict.fromkeys(version(reader) for reader in there))
        head += f' {versions}.'
    else:
        head = old.split('\n')[0] or head
    parts = [head] + [f'**{name}**\n\n{kept[name].strip()}' for name in [*order, HELD] if name in kept]
    path.write_text(before + '<!-- figures -->\n' + '\n\n'.join(parts) + '\n<!-- end -->' + after)


if __name__ == '__main__':
    sys.exit(main())
