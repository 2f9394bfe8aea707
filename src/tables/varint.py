"""Writes what `src/tables/varint.rs` reads: whole numbers in LEB128, small and the same on every machine."""


def number(n: int) -> bytes:
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def signed(n: int) -> bytes:
    """Zigzag: 0, -1, 1, -2 … become 0, 1, 2, 3 …"""
    return number(n << 1 if n >= 0 else (-n << 1) - 1)


def pairs(table: dict[int, int], expected: dict[int, int] = {}) -> bytes:
    """Characters and what they become: how many, the gaps between the keys, then how far each value lies from what is
    expected of its key, which is the key itself if nothing is said."""
    keys = sorted(table)
    gaps = b''.join(number(b - a) for a, b in zip([0, *keys], keys))
    return number(len(keys)) + gaps + b''.join(signed(table[k] - expected.get(k, k)) for k in keys)


def read_pairs(data: bytes) -> dict[int, int]:
    """What `pairs` wrote at the head of `data`, nothing else being expected."""
    numbers, n, shift = [], 0, 0
    for byte in data:
        n, shift = n | (byte & 0x7F) << shift, shift + 7
        if byte < 0x80:
            numbers.append(n)
            n = shift = 0
    count, key, keys = numbers[0], 0, []
    for gap in numbers[1:count + 1]:
        keys.append(key := key + gap)
    return {k: k + ((n >> 1) ^ -(n & 1)) for k, n in zip(keys, numbers[count + 1:])}


def ranges(members: set[int]) -> bytes:
    """A set of characters: how many runs, then for each the gap before it and its length."""
    runs: list[list[int]] = []
    for c in sorted(members):
        if runs and runs[-1][1] == c:
            runs[-1][1] = c + 1
        else:
            runs.append([c, c + 1])
    out, at = number(len(runs)), 0
    for a, b in runs:
        out += number(a - at) + number(b - a)
        at = b
    return out
