'use strict';
const { inspect } = require('node:util');
const native = load();
const { fault } = require('./strict.js');

/** The addon: the one built beside this file, or the one of the platform's own package. */
function load() {
  const { platform, arch } = process;
  const kinds = { linux: ['-gnu', '-musl'], win32: ['-msvc'] }[platform] ?? [''];
  const names = kinds.map((kind) => `${platform}-${arch}${kind}`);
  const places = [...names.map((name) => `./receivables.${name}.node`), ...names.map((name) => `receivables-${name}`)];
  let first;
  for (const place of places) {
    try {
      return require(place);
    } catch (error) {
      first ??= error;
      if (error.code !== 'MODULE_NOT_FOUND' && kinds.length === 1) throw error;
    }
  }
  throw new Error(`receivables is not built for ${platform} on ${arch}`, { cause: first });
}

/** A call was refused; nothing was changed. */
class ReceivablesError extends Error {
  constructor(message, code, category, details) {
    super(message);
    this.name = 'ReceivablesError';
    this.code = code;
    this.category = category;
    this.details = details;
  }

  /** The path of the field at fault; empty where it is the whole input. */
  get field() {
    return this.details?.field ?? '';
  }
}

function refuse({ code, ...details }) {
  const text = details.reason ?? details.given;
  return new ReceivablesError(`'${details.field}' is refused: ${text}`, code, 'shape', details);
}

/** The JSON of a value, or a refusal where JSON would change it in silence. */
function write(value, path = '') {
  let text;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    const found = fault(value, path, []);
    throw found ? refuse(found) : refuse({ code: 'malformed', field: path, reason: String(error.message) });
  }
  // NaN, infinities and holes of lists come out as null, functions and symbols not at all: only then look closer.
  if (text === undefined || /[:[,]null/.test(text) || text === 'null') {
    const found = fault(value, path, []);
    if (found) throw refuse(found);
  }
  return text ?? 'null';
}

function read({ ok, refusal }) {
  if (refusal === undefined || refusal === null) return JSON.parse(ok);
  const { message, code, category, details } = JSON.parse(refusal);
  throw new ReceivablesError(message, code, category, details);
}

/** Runs an operation by name. */
function call(operation, given = {}) {
  return read(native.call(String(operation), write(given)));
}

/** Runs an operation by name, away from the main thread; `onProgress` is told the steps done and the steps in all. */
async function callAsync(operation, given = {}, onProgress = undefined) {
  if (onProgress === undefined) return read(await native.callAsync(String(operation), write(given), undefined));
  let thrown;
  const told = (error, steps) => {
    if (error || thrown) return;
    try {
      onProgress(steps[0], steps[1]);
    } catch (reason) {
      thrown = { reason };
    }
  };
  const answer = read(await native.callAsync(String(operation), write(given), told));
  if (thrown) throw thrown.reason;
  return answer;
}

/** Work that tells a callback how far it is; what the callback throws stops it and comes out. */
function told(onProgress, work) {
  let thrown;
  const tell = (done, total) => {
    try {
      onProgress(done, total);
    } catch (error) {
      thrown = { error };
      throw error;
    }
  };
  try {
    return read(work(tell));
  } catch (error) {
    throw thrown ? thrown.error : error;
  }
}

/** Runs an operation by name; `onProgress` is told the steps done and the steps in all. */
function callWith(operation, given, onProgress) {
  return told(onProgress, (tell) => native.callWith(String(operation), write(given), tell));
}

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** One fact on each line. JSON has no line breaks of its own. */
function lines(facts) {
  const written = [];
  for (const fact of facts) written.push(write(fact, `facts[${written.length}]`));
  return written.join('\n');
}

/** JSON lines as the core takes them. */
function plainLines(text) {
  if (typeof text === 'string') return text;
  if (text instanceof Uint8Array) return Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  throw new TypeError('JSON lines are a string, a Buffer or a Uint8Array');
}

/** The addon's side of a ledger. */
let nativeOf;

/** Facts go in, and every question about receivables is answered from them. */
class Ledger {
  #native;

  static {
    nativeOf = (ledger) => ledger.#native;
  }

  constructor(settings = {}) {
    this.#native = settings instanceof Holder ? settings.native : Ledger.#made(native.newLedger(write(settings, 'settings')));
  }

  static #made({ ledger, refusal }) {
    return ledger ?? read({ refusal });
  }

  /** The ledger of a snapshot. */
  static fromBytes(snapshot) {
    if (!(snapshot instanceof Uint8Array)) throw new TypeError('a snapshot is a Buffer or Uint8Array');
    const bytes = Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
    return new Ledger(new Holder(Ledger.#made(native.ledgerFromBytes(bytes))));
  }

  apply(fact) {
    return read(this.#native.apply(write(fact)));
  }

  applyAll(facts) {
    return read(this.#native.applyLines(lines(facts)));
  }

  async applyAllAsync(facts) {
    return read(await this.#native.applyLinesAsync(lines(facts)));
  }

  applyJsonLines(text) {
    return read(this.#native.applyLines(plainLines(text)));
  }

  async applyJsonLinesAsync(text) {
    return read(await this.#native.applyLinesAsync(plainLines(text)));
  }

  /** Asks a question by name. */
  query(name, given = {}) {
    return read(this.#native.query(String(name), write(given)));
  }

  /** The same; `onProgress` is told the steps done and the steps in all. */
  queryWith(name, given, onProgress) {
    return told(onProgress, (tell) => this.#native.queryWith(String(name), write(given), tell));
  }

  async queryAsync(name, given = {}) {
    return read(await this.#native.queryAsync(String(name), write(given)));
  }

  toBytes() {
    return this.#native.toBytes();
  }

  digest() {
    return read(this.#native.digest());
  }

  async digestAsync() {
    return read(await this.#native.digestAsync());
  }

  get length() {
    return this.#native.count();
  }

  [inspect.custom]() {
    return `Ledger { ${this.length} facts }`;
  }
}

/** The decisions of a ledger, kept up to date. */
class Caseload {
  #native;

  constructor(playbook = null, risk = null) {
    const { caseload, refusal } = native.newCaseload(write(playbook, 'playbook'), write(risk, 'risk'));
    this.#native = caseload ?? read({ refusal });
  }

  refresh(ledger, { now }) {
    return read(this.#native.refresh(nativeOf(ledger), write(now, 'now')));
  }

  async refreshAsync(ledger, { now }) {
    return read(await this.#native.refreshAsync(nativeOf(ledger), write(now, 'now')));
  }

  decisions() {
    return read(this.#native.decisions()) ?? undefined;
  }
}

function bytesOf(data) {
  if (!(data instanceof Uint8Array)) throw new TypeError('a file is a Buffer or Uint8Array');
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

/** Reads the bytes of a bank statement file. */
function parseStatementBytes(data, options = {}) {
  return read(native.parseStatementBytes(bytesOf(data), write(options, 'options')));
}

/** The same away from the main thread; `onProgress` is told how many bytes were read. */
async function parseStatementBytesAsync(data, options = {}, onProgress = undefined) {
  const told = onProgress === undefined ? undefined : (error, bytes) => error ?? onProgress(bytes);
  return read(await native.parseStatementBytesAsync(bytesOf(data), write(options, 'options'), told));
}

/** Tells a ledger that is read from settings. */
class Holder {
  constructor(made) {
    this.native = made;
  }
}

for (const name of native.queries()) {
  Object.defineProperty(Ledger.prototype, camel(name), {
    value(given = {}) {
      return this.query(name, given);
    },
    writable: true,
    configurable: true,
  });
}

module.exports = {
  Caseload,
  Ledger,
  ReceivablesError,
  call,
  callAsync,
  callWith,
  operations: () => native.operations(),
  parseStatementBytes,
  parseStatementBytesAsync,
  queries: () => native.queries(),
  version: native.VERSION,
};
for (const name of native.operations()) {
  module.exports[camel(name)] = (given = {}) => call(name, given);
}
