import fc from 'fast-check'
import type { z } from 'zod'

/** The parts of a zod schema that shape a value. */
type Shape =
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.core.$ZodType>> }
  | { readonly type: 'array'; readonly element: z.core.$ZodType }
  | { readonly type: 'tuple'; readonly items: readonly z.core.$ZodType[] }
  | { readonly type: 'optional' | 'nullable' | 'default' | 'readonly'; readonly innerType: z.core.$ZodType }
  | { readonly type: 'record'; readonly keyType: z.core.$ZodType; readonly valueType: z.core.$ZodType }
  | { readonly type: 'pipe'; readonly in: z.core.$ZodType }
  | { readonly type: 'enum'; readonly entries: Readonly<Record<string, string>> }
  | { readonly type: 'literal'; readonly values: readonly unknown[] }
  | { readonly type: 'string' | 'number' | 'boolean' | 'unknown' }

/**
 * Values that a schema of the contract accepts, or nearly: objects and lists are built by their shape, strings come from
 * `words` (whatever of it a schema takes), so that an input may name things that are really there.
 */
export function inputsOf(schema: z.core.$ZodType, words: readonly string[]): fc.Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Shape
  const of = (inner: z.core.$ZodType) => inputsOf(inner, words)
  switch (def.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape).map(([key, inner]) => [key, of(inner)])), {
        requiredKeys: Object.keys(def.shape).filter((key) => (def.shape[key]!._zod.def as unknown as Shape).type !== 'optional'), noNullPrototype: true,
      })
    case 'record':
      return fc.dictionary(of(def.keyType) as fc.Arbitrary<string>, of(def.valueType), { maxKeys: 3, noNullPrototype: true })
    case 'array':
      return fc.array(of(def.element), { maxLength: 4 })
    case 'tuple':
      return fc.tuple(...def.items.map(of))
    case 'optional':
    case 'default':
    case 'readonly':
      return of(def.innerType)
    case 'nullable':
      return fc.option(of(def.innerType), { nil: null })
    case 'pipe':
      return of(def.in)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'string': {
      const taken = words.filter((word) => accepts(schema, word))
      return fc.constantFrom(...(taken.length === 0 ? words : taken))
    }
    case 'number':
      return accepts(schema, 1) ? fc.oneof(fc.integer({ min: 1, max: 20 }), fc.maxSafeInteger()) : fc.constantFrom(0.25, 0.5)
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'boolean':
      return fc.boolean()
    case 'unknown':
      return fc.anything()
  }
}

const accepts = (schema: z.core.$ZodType, word: unknown) => (schema as z.ZodType).safeParse(word).success

/** What no schema asks for: wrong types, huge and broken text, keys that reach for prototypes, numbers that are none. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(
    null, undefined, '', 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE, 2 ** 53, -0, true, [], {}, '\u0000', 'a\u0000b', '\ud800', '\udc00\ud800', '\u202eabc', '__proto__', 'constructor', 'toString',
    "'; DROP TABLE ticket; --", '{{ agent.name }}', '%', '../../etc/passwd', new Date(0), 10n, new Map([['a', 1]]), new Uint8Array(8),
    parsed('{"__proto__":{"role":"manager"}}'), parsed('{"constructor":{"prototype":{"role":"manager"}}}'),
  ) },
  fc.constantFrom(...['x'.repeat(1024 * 1024), '\u0000'.repeat(1024 * 1024), '語'.repeat(350_000), ' '.repeat(1024 * 1024), '9'.repeat(1024 * 1024), '['.repeat(200_000), '{"a":'.repeat(50_000)]),
  fc.constantFrom<unknown>(Array.from({ length: 100_000 }, () => 0), Array.from({ length: 5_000 }, () => ({})), nested(5_000)),
  { weight: 2, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

function parsed(json: string): unknown {
  return JSON.parse(json)
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value }
  return value
}

/** Two a level of what is spoilt. */
const picksNeeded = 12

const reaching = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'extra', 'as', 'version2', '']

/** A value that was right, with one thing made wrong in it, wherever it may be. */
export function spoilt(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(right, fc.array(fc.nat(), { minLength: picksNeeded, maxLength: picksNeeded }), junk, fc.constantFrom(...reaching), fc.constantFrom<'replace' | 'remove' | 'add'>('replace', 'replace', 'remove', 'add')).map(([value, picks, bad, key, how]) => {
    const left = [...picks]
    return spoil(value, () => left.pop() ?? 0, bad, key, how)
  })
}

function spoil(value: unknown, pick: () => number, bad: unknown, key: string, how: 'replace' | 'remove' | 'add'): unknown {
  if (typeof value !== 'object' || value === null) return bad
  const keys = Object.keys(value)
  if (how === 'add' || keys.length === 0) return withOwn(value, key, bad)
  const at = keys[pick() % keys.length]!
  const inner = (value as Record<string, unknown>)[at]
  if (typeof inner === 'object' && inner !== null && pick() % 2 === 0) return withOwn(value, at, spoil(inner, pick, bad, key, how))
  if (how === 'remove' && !Array.isArray(value)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== at))
  return withOwn(value, at, bad)
}

/** A copy with an own property of any name, as JSON.parse makes it: `__proto__` included. */
function withOwn(value: object, key: string, inner: unknown): unknown {
  const copy: object = Array.isArray(value) ? [...(value as unknown[])] : { ...value }
  return Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true })
}
