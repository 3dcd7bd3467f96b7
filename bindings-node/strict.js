'use strict';
// What JSON.stringify would change or drop in silence is refused here, with the path of the field.

/** What a value of JavaScript would lose on its way into JSON; undefined when nothing. */
function fault(value, path, seen) {
  switch (typeof value) {
    case 'bigint':
      return { code: 'number_malformed', field: path, given: `the BigInt ${String(value).slice(0, 30)}` };
    case 'number':
      if (Number.isFinite(value)) return undefined;
      return { code: 'number_malformed', field: path, given: `the number ${value}` };
    case 'function':
    case 'symbol':
      return { code: 'malformed', field: path, reason: `a ${typeof value} has no JSON` };
    case 'object':
      return value === null ? undefined : faultInside(value, path, seen);
    default:
      return undefined;
  }
}

function faultInside(value, path, seen) {
  if (seen.includes(value)) return { code: 'malformed', field: path, reason: 'the object contains itself' };
  if (seen.length > 120) return { code: 'malformed', field: path, reason: 'nested too deeply' };
  if (value instanceof Date) {
    if (Number.isFinite(value.getTime())) return undefined;
    return { code: 'instant_malformed', field: path, given: 'an invalid Date' };
  }
  if (value instanceof Map || value instanceof Set) {
    return { code: 'malformed', field: path, reason: `a ${value.constructor.name} has no JSON` };
  }
  const inside = [...seen, value];
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) {
      // Most items of a long list are sound: the path is made for the others.
      if (typeof value[at] === 'string' || value[at] === null || Number.isFinite(value[at])) continue;
      const here = `${path}[${at}]`;
      if (value[at] === undefined) return { code: 'malformed', field: here, reason: 'undefined in a list' };
      const found = fault(value[at], here, inside);
      if (found) return found;
    }
    return undefined;
  }
  for (const name of Object.keys(value)) {
    const found = fault(value[name], path ? `${path}.${name}` : name, inside);
    if (found) return found;
  }
  return undefined;
}

module.exports = { fault };
