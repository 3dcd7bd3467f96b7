'use strict';
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { test } = require('node:test');
const receivables = require('../index.js');

const root = join(__dirname, '..');
const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const read = (name) => readFileSync(join(root, name), 'utf8');

test('every operation and question is there, in both kinds of module and in the types', async () => {
  const module = await import('../index.mjs');
  const types = read('types.d.ts');
  for (const name of receivables.operations()) {
    assert.equal(typeof receivables[camel(name)], 'function', name);
    assert.equal(module[camel(name)], receivables[camel(name)], name);
    assert.ok(types.includes(`export declare function ${camel(name)}(`), name);
  }
  for (const name of receivables.queries()) {
    assert.equal(typeof receivables.Ledger.prototype[camel(name)], 'function', name);
    assert.ok(types.includes(`  ${camel(name)}(given`), name);
  }
  assert.deepEqual(Object.keys(module).filter((name) => name !== 'default').sort(), Object.keys(receivables).sort());
});

test('one version', () => {
  const cargo = /^version = "(.+)"/m.exec(readFileSync(join(root, '..', 'Cargo.toml'), 'utf8'))[1];
  assert.equal(receivables.version, cargo);
  assert.equal(JSON.parse(read('package.json')).version, cargo);
  assert.equal(JSON.parse(read('package-lock.json')).version, cargo);
});

test('the package holds what it needs and nothing else', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
  const files = JSON.parse(listed)[0].files.map((file) => file.path).sort();
  const binary = files.filter((file) => file.endsWith('.node'));
  assert.equal(binary.length, 1);
  assert.deepEqual(
    files.filter((file) => !file.endsWith('.node')),
    ['README.md', 'index.d.mts', 'index.d.ts', 'index.js', 'index.mjs', 'package.json', 'strict.js', 'types.d.ts'],
  );
});

test('the lock file names no place to download from', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"|https?:/);
});

test('examples of the README run', () => {
  const blocks = ['README.md', '../README.md'].flatMap((file) => [...read(file).matchAll(/```js\n(.*?)```/gs)]);
  assert.ok(blocks.length > 1);
  for (const [, block] of blocks) {
    const run = new Function('require', 'assert', block);
    run((name) => (name === 'receivables' ? receivables : require(name)), assert);
  }
});
