#!/usr/bin/env bash
# Builds, tests and serves the page. `./build.sh help` says how; the flow stands at the end of the file.
#
# What is missing is installed first. Tools that take minutes to compile are kept in a cache outside the clone
# (JIAOKAN_CACHE, else the user's cache folder), so that a fresh clone is soon ready. A step whose input is as it was the
# last time is skipped.
set -euo pipefail
shopt -s inherit_errexit

called_from=$PWD
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
cd "$here"
[ -n "${CARGO_TARGET_DIR-}" ] || unset CARGO_TARGET_DIR
target=${CARGO_TARGET_DIR:-target}
cache=${JIAOKAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/jiaokan}
mkdir -p "$target" "$cache"
target=$(realpath "$target")
cache=$(realpath "$cache")

usage() {
  cat <<'TEXT'
./build.sh               make dist/: the page with the texts of seeds/, and the module alone
./build.sh test          make dist/ and run every check
./build.sh serve         make dist/ and serve it on this machine (PORT, 8000 unless told)
./build.sh FOLDER [OUT]  make the same page of the texts in FOLDER, in OUT (dist/ unless told); from SINGLE_MB
                         megabytes on (20 unless told) it loads the parts that it needs from the folder shards/ beside it
./build.sh help          say this
TEXT
}

say() { printf '\033[1m· %s\033[0m\n' "$*" >&2; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null; }

# A digest of files and of the files in folders, by name and content.
digest() { find "$@" -type f -not -path '*/node_modules/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64; }

# changed STAMP INPUT…: whether an input differs from what it was when `done_with STAMP INPUT…` was last said.
changed() { local stamp=$target/stamps/$1; shift; [ "$(cat "$stamp" 2>/dev/null)" != "$(digest "$@")" ]; }
done_with() { local stamp=$target/stamps/$1; shift; mkdir -p "$target/stamps"; digest "$@" >"$stamp"; }

# ---- what must be there -------------------------------------------------------------------------------------------

apt_install() {
  have apt-get || die "$1 is missing and this is no Debian: install what Debian calls '$*' and run this again."
  say "Installing $* by apt"
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    have sudo || die "$1 is missing: as root, run 'apt-get install $*', then run this again."
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq || say "apt's lists could not be brought up to date; trying with those that are there"
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >"$target/apt.log" 2>&1 ||
    die "apt could not install $* (its words are in $target/apt.log): mend that and run this again."
}

need_rust() {
  have cargo || die "cargo is missing: install rustup as https://rustup.rs says, then run this again."
  have cc || apt_install gcc libc6-dev
}

need_lints() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  say "Installing rustfmt and clippy by rustup"
  rustup component add rustfmt clippy || die "rustfmt or clippy is missing: run 'rustup component add rustfmt clippy'."
}

need_node() {
  have node && have npm || die "Node is missing: install Node 20.11 or later with npm, then run this again."
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 11) ? 0 : 1)' ||
    die "Node is $(node --version), which is too old: install Node 20.11 or later, then run this again."
}

need_npm_packages() {
  [ -d www/node_modules ] && ! changed npm www/package.json www/package-lock.json && return
  say "Installing the page's tools by npm, as www/package-lock.json pins them"
  npm ci --prefix www --no-progress --loglevel=error >&2 || die "npm could not install the packages: check the network and npm's registry, then run this again."
  done_with npm www/package.json www/package-lock.json
}

# The wasm target comes from rustup; where rustup can't fetch it, Debian's compiler builds the standard library itself.
wasm_from=rustup
need_wasm_target() {
  local -r sysroot=$(rustc --print sysroot)
  [ -d "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib" ] && return
  if have rustup; then
    say "Installing the wasm target by rustup"
    timeout 180 rustup target add wasm32-unknown-unknown >&2 && return
    say "rustup could not fetch it; taking Debian's compiler, which builds the standard library for wasm itself"
  fi
  wasm_from=debian
  local -r compiler=(rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22)
  dpkg -s "${compiler[@]}" >/dev/null 2>&1 || apt_install "${compiler[@]}"
  [ -e /usr/bin/rust-lld ] || { mkdir -p "$cache/bin"; ln -sf "$(command -v lld-22)" "$cache/bin/rust-lld"; }
}

# Compilers that can are told to leave out of the module what only a developer would read: where in the source a panic stands, and
# derived Debug output. That is 14 KB of the page; the switches are not stable yet, hence RUSTC_BOOTSTRAP, and any compiler may do without.
lean=()
need_lean() {
  local -r compiler=$([ "$wasm_from" = debian ] && echo /usr/bin/rustc || echo rustc)
  local flag
  for flag in -Zlocation-detail=none -Zfmt-debug=none; do
    ! RUSTC_BOOTSTRAP=1 "$compiler" "$flag" --print cfg >/dev/null 2>&1 || lean+=("$flag")
  done
}

# Cargo for the module, in a target folder of its own, so that native and wasm builds don't undo each other's work.
wasm_cargo() {
  local -x CARGO_TARGET_DIR=$target/web RUSTC_BOOTSTRAP=1
  # At opt-level z hardly anything is put in place of a call; more of it (LLVM's cost, 5 unless told) is worth its bytes: 25 made the
  # module a third faster for 6 KB of the page; 40 would be a fifteenth faster again for 5 KB more, which the page may not take.
  # At opt-level s it would be a third faster, and 60 KB larger.
  local -x CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Ctarget-feature=+simd128 -Cllvm-args=-inline-threshold=25 ${lean[*]}"
  local -r command=$1; shift
  unset RUSTFLAGS
  if [ "$wasm_from" = rustup ]; then
    cargo "$command" --profile module --lib --target wasm32-unknown-unknown "$@"
  else
    CARGO_TARGET_DIR=$target/web-debian PATH=/usr/bin:$cache/bin:$PATH RUSTC=/usr/bin/rustc \
      cargo "$command" --profile module --lib --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort "$@"
  fi
}

# The program must be of the version that Cargo.lock names for the library. Its own lock file is not heeded: it may name
# crates that were withdrawn since.
need_wasm_bindgen() {
  local -r version=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
  bindgen=$cache/wasm-bindgen-$version/bin/wasm-bindgen
  [ -x "$bindgen" ] && return
  say "Compiling wasm-bindgen $version into $cache, once for all clones: two to five minutes"
  cargo install --quiet wasm-bindgen-cli --version "$version" --root "$cache/wasm-bindgen-$version" --target-dir "$target/tools" >&2 ||
    die "wasm-bindgen-cli $version could not be compiled: check the network and cargo's registry, then run this again."
  rm -rf "$target/tools"
}

need_browsers() {
  local missing=()
  have chromium || [ -n "${CHROMIUM:-}" ] || missing+=(chromium)
  have firefox-esr || have firefox || [ -n "${FIREFOX:-}" ] || missing+=(firefox-esr)
  have fc-list && [ -n "$(fc-list :lang=zh family)" ] || missing+=(fontconfig fonts-noto-cjk)
  [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
}

# ---- what is made -------------------------------------------------------------------------------------------------

# The module: compiled, given its JavaScript (for the page's worker, and for a page of one's own), made small.
make_module() {
  say "Compiling the module"
  wasm_cargo build >&2 || die "the module did not compile: the compiler's words stand above."
  local raw=$target/web/wasm32-unknown-unknown/module/jiaokan.wasm
  [ "$wasm_from" = rustup ] || raw=$target/web-debian/wasm32-unknown-unknown/module/jiaokan.wasm
  module=$target/module
  [ -s "$module/jiaokan.wasm" ] && ! changed module "$raw" build.sh www/package-lock.json Cargo.lock && return
  say "Writing the module's JavaScript, making the module small"
  rm -rf "$module"
  "$bindgen" --target no-modules --out-dir "$module/worker" "$raw" && "$bindgen" --target web --out-dir "$module/web" "$raw" ||
    die "wasm-bindgen failed: delete $cache/wasm-bindgen-* and run this again."
  # What the browsers named in www/build.mjs all know; of later features wasm-opt would make use unasked.
  local -r known=(bulk-memory bulk-memory-opt multivalue mutable-globals nontrapping-float-to-int reference-types sign-ext simd)
  # Data stays in one piece, zeros and all, so that www/build.mjs finds the tables in it; compressed, zeros are nothing.
  www/node_modules/.bin/wasm-opt -O3 --converge --skip-pass=memory-packing "${known[@]/#/--enable-}" "$module/web/jiaokan_bg.wasm" -o "$module/jiaokan.wasm" ||
    die "wasm-opt failed: delete www/node_modules and run this again."
  done_with module "$raw" build.sh www/package-lock.json Cargo.lock
}

# make_site OUT NAME [CORPUS [SAID]]
make_site() {
  say "Putting the page together in $1"
  node www/build.mjs "$module" "$@" || die "the page could not be put together: the reason stands above."
}

# The megabytes of the texts in a folder, about: of the files that jiaokan takes; compressed ones are some four times as large.
megabytes() {
  find "$1" -regextype posix-extended -type f -not -path '*/.*' \
    -iregex '.*\.((txt|s?html?|xhtml|jsonl|ndjson)(\.gz)?|zip)' -printf '%s %f\n' |
    awk '{ n += $1 * (tolower($0) ~ /\.(gz|zip)$/ ? 4 : 1) } END { printf "%d\n", n / 1000000 }'
}

# make_own FOLDER OUT: files that can't be read are named by jiaokan; the page is made of the others.
make_own() {
  local -r size=$(megabytes "$1")
  local corpus=$target/own.pack how=() compiled=(debug)
  local status=0
  [ "$size" -lt "${SINGLE_MB:-20}" ] || corpus=$2/manifest.js how=(--shards)
  # Much text is worth a compiler that takes its time.
  [ "$size" -lt 20 ] || compiled=(release --release)
  say "Cleaning and packing the texts of $1"
  cargo build --quiet --bin jiaokan "${compiled[@]:1}" || die "jiaokan did not compile: the compiler's words stand above."
  # Shards of an older page; those that the new one has, too, are written anew.
  [ ! -e "$2/manifest.js" ] || [ ${#how[@]} -gt 0 ] || rm -f "$2"/shards/*.js
  rm -f "$target/own.pack" "$2/manifest.js"
  "$target/${compiled[0]}/jiaokan" pack seeds "$module/builtin.pack" >/dev/null
  "$target/${compiled[0]}/jiaokan" pack "${how[@]}" "$1" "${corpus%/manifest.js}" || status=$?
  [ -s "$corpus" ] || die "no page was made: $1 holds no text that can be read."
  make_site "$2" "$(basename "$1")" "$corpus" "$1/corpus.json"
  [ "$status" = 0 ] || die "the page was made without the files that are named above: mend or remove them."
}

# ---- what is checked ----------------------------------------------------------------------------------------------

passed=0 failed=0

# check WHAT COMMAND…: runs it and counts: the tests it reports, or itself as one.
check() {
  local -r what=$1 log=$target/check.log; shift
  local status=0 p f
  say "Checking $what"
  "$@" 2>&1 | tee "$log" || status=1
  p=$(sed -nE 's/^test result: .* ([0-9]+) passed;.*/\1/p; s/^(# |ℹ )pass ([0-9]+)$/\2/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
  f=$(sed -nE 's/^test result: .* ([0-9]+) failed;.*/\1/p; s/^(# |ℹ )fail ([0-9]+)$/\2/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
  if [ "$status" != 0 ]; then
    failed=$((failed + (f > 0 ? f : 1)))
    say "FAILED: $what"
  elif [ "$p" = 0 ]; then
    p=1
  fi
  passed=$((passed + p))
}

run_checks() {
  check "the format" cargo fmt --check
  check "the lints" cargo clippy --quiet --all-targets -- -D warnings
  check "the lints of the module" wasm_cargo clippy --quiet -- -D warnings
  check "the engine" cargo test --quiet
  check "the documentation" env RUSTDOCFLAGS=-Dwarnings cargo doc --quiet --no-deps
  check "the types of the page" npm run --silent --prefix www check
  check "the page's parts" npm test --silent --prefix www
  check "the page in the browsers" node --test --test-concurrency=1 tests/browser/*.test.mjs
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" = 0 ]
}

# ---- the flow -----------------------------------------------------------------------------------------------------

prepare() {
  need_rust
  need_node
  need_npm_packages
  need_wasm_target
  need_lean
  need_wasm_bindgen
  make_module
}

case ${1:-} in
  '') prepare; make_site dist 校勘 ;;
  test) prepare; make_site dist 校勘; need_lints; need_browsers; run_checks ;;
  serve) prepare; make_site dist 校勘; node www/serve.mjs dist ;;
  help | -h | --help) usage ;;
  *)
    folder=$(cd "$called_from" && realpath -m -- "$1")
    [ -d "$folder" ] || { usage >&2; die "'$1' is no folder and no command."; }
    out=$(cd "$called_from" && realpath -m -- "${2:-$here/dist}")
    prepare
    make_own "$folder" "$out"
    ;;
esac
