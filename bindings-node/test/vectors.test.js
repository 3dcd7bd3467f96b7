'use strict';
// Every vector of tests/vectors, through the function of its operation.
const assert = require('node:assert/strict');
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { test } = require('node:test');
const receivables = require('../index.js');

const folder = join(__dirname, '..', '..', 'tests', 'vectors');
const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

// Whether an answer has what is expected of it: fields that are not named may be anything.
const agrees = (part, found) => {
  if (Array.isArray(part)) {
    return Array.isArray(found) && part.length === found.length && part.every((value, at) => agrees(value, found[at]));
  }
  if (part !== null && typeof part === 'object') {
    return found !== null && typeof found === 'object' && Object.entries(part).every(([name, value]) => agrees(value, found[name]));
  }
  return part === found;
};

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
  test(file, () => {
    const vectors = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    assert.ok(vectors.length > 0);
    for (const { name, operation, given, expect, expect_part: part, error } of vectors) {
      const run = () => receivables[camel(operation)](given);
      if (part !== undefined) {
        assert.ok(agrees(part, run()), name);
        continue;
      }
      if (error === undefined) {
        assert.deepEqual(run(), expect, name);
        continue;
      }
      assert.throws(run, (refusal) => {
        assert.ok(refusal instanceof receivables.ReceivablesError, `${name}: ${refusal}`);
        assert.equal(refusal.code, error.code, name);
        if ('field' in error) assert.equal(refusal.field, error.field, name);
        return true;
      });
    }
  });
}
