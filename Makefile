# One command for each thing that CI does. Needs Rust, Python 3.10 or newer and Node 18 or newer.
VENV := .venv
PY := $(CURDIR)/$(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: test rust-test python-test node-test python-build python-dev node-build node-dev lint fmt fmt-check docs generate clean

test: rust-test python-test node-test

rust-test:
	cargo test -p receivables -p receivables-tests

# Rewrites what is generated from the wire types: classes, types, schema, page of errors.
generate:
	cargo run -p receivables-tests --bin generate

$(VENV)/ready: bindings-python/requirements-dev.txt
	python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --requirement bindings-python/requirements-dev.txt
	touch $@

# What is measured and used.
python-build: $(VENV)/ready
	cd bindings-python && VIRTUAL_ENV=$(CURDIR)/$(VENV) $(PY) -m maturin develop --release

# What is tested: the same answers, without the minutes of optimising.
python-dev: $(VENV)/ready
	cd bindings-python && VIRTUAL_ENV=$(CURDIR)/$(VENV) $(PY) -m maturin develop

python-test: python-dev
	cd bindings-python && $(PY) -m mypy --strict python/receivables tests
	cd bindings-python && $(PY) -m mypy.stubtest receivables._native
	cd bindings-python && $(PY) -m pytest

bindings-node/node_modules/.package-lock.json: bindings-node/package-lock.json
	cd bindings-node && npm install --no-save

node-build: bindings-node/node_modules/.package-lock.json
	cd bindings-node && npm run build

node-dev: bindings-node/node_modules/.package-lock.json
	cd bindings-node && npm run build:dev

node-test: node-dev
	cd bindings-node && npm run typecheck && npm test

lint:
	cargo clippy --workspace --all-targets --all-features -- -D warnings

fmt:
	cargo fmt --all

fmt-check:
	cargo fmt --all --check

docs:
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps -p receivables --all-features

clean:
	cargo clean
	rm -rf $(VENV) bindings-node/node_modules bindings-node/*.node bindings-python/python/receivables/*.so
