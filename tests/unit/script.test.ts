import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../electron/features/playbook/playbook.ts'
import { fill, scriptIssues, type ScriptValues } from '../../electron/features/playbook/script.ts'
import { scriptVariables } from '../../shared/playbook.ts'
import { retail } from '../helpers/playbooks.ts'

const empty = Object.fromEntries(scriptVariables.map((name) => [name, ''])) as ScriptValues
const values: ScriptValues = { ...empty, 'customer.name': '林雅婷', 'agent.name': 'Chen', 'promise.time': '今天 15:00' }

describe('fill', () => {
  test.each([
    ['您好，{{ customer.name }}', '您好，林雅婷'],
    ['{% if customer.tier != "" %}VIP{% else %}-{% endif %}', '-'],
    ['{{ department.title | default: "us" }}', 'us'],
    ['a {% if customer.tier != "" %}x{% endif %} b', 'a b'],
    ['  {{ customer.tier }} ', ''],
  ])('%s → %s', (text, expected) => {
    expect(fill(text, values)).toBe(expected)
  })

  test('what a customer is called is never a template', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (name) => {
      expect(fill('[{{ customer.name }}]', { ...values, 'customer.name': name })).toBe(`[${name}]`.replace(/[ \t]{2,}/g, ' '))
    }))
    expect(fill('{{ customer.name }}', { ...values, 'customer.name': '{{ agent.name }}{% include "x" %}' })).toBe('{{ agent.name }}{% include "x" %}')
  })
})

/** The shipped playbook with one script sentence replaced, and what is found wrong with it. */
function issuesOf(text: string): string[] {
  const copy = structuredClone(retail)
  copy.steps.ask.script[0]!.variants[0]!.text.en = text
  return scriptIssues(copy).map((issue) => `${issue.path}: ${issue.reason}`)
}

describe('scripts that are refused when a playbook is read', () => {
  const path = 'steps.ask.script[0].variants[0].text.en'
  test.each([
    ['an unknown variable', '{{ customer.salary }}', `${path}: no variable 'customer.salary'`],
    ['a variable that is a group', '{{ customer }}', `${path}: no variable 'customer'`],
    ['an unknown variable in a condition', '{% if agent.secret %}x{% endif %}', `${path}: no variable 'agent.secret'`],
    ['prototype access', '{{ customer.constructor }}', `${path}: no variable 'customer.constructor'`],
    ['deeper prototype access', '{{ customer.name.constructor.prototype }}', `${path}: no variable 'customer.name.constructor.prototype'`],
    ['__proto__', '{{ customer.__proto__ }}', `${path}: no variable 'customer.__proto__'`],
    ['the inside of a string', '{{ customer["name"].length }}', path],
  ])('%s', (_name, text, expected) => {
    expect(issuesOf(text).join('\n')).toContain(expected)
  })

  test.each(['for', 'tablerow', 'include', 'render', 'layout', 'block', 'raw', 'capture', 'assign', 'increment', 'decrement'])('the tag %s', (tag) => {
    const close = ['for', 'tablerow', 'block', 'raw', 'capture'].includes(tag) ? `{% end${tag} %}` : ''
    const argument = { for: 'i in (1..3)', tablerow: 'i in (1..3)', assign: 'x = 1', raw: '', capture: 'x', increment: 'x', decrement: 'x', block: 'x' }[tag] ?? '"x"'
    expect(issuesOf(`{% ${tag} ${argument} %}${close}`)).not.toEqual([])
    expect(issuesOf(`{%- ${tag} ${argument} -%}${close}`)).not.toEqual([])
    expect(issuesOf(`{%\n${tag} ${argument} %}${close}`)).not.toEqual([])
  })

  test.each([
    ['a huge range', '{% if (1..999999999) contains 5 %}x{% endif %}'],
    ['a loop inside the liquid tag', '{% liquid for i in (1..9)\n echo i\n endfor %}'],
    ['an assignment inside the liquid tag', '{% liquid assign x = 1 %}'],
    ['cycle', '{% cycle "a", "b" %}'],
    ['a range behind a condition', '{% if customer.tier == "vip" and (1..999999999) contains 5 %}x{% endif %}'],
    ['a property chosen by a variable', '{{ customer[agent.name] }}'],
    ['a filter that makes text longer', '{{ customer.name | replace: "a", "aaaaaaaa" }}'],
    ['an unknown filter', '{{ customer.name | shell }}'],
    ['an unknown tag', '{% system "ls" %}'],
    ['a tag that does not end', '{% if customer.name %}x'],
    ['a variable that does not end', '{{ customer.name '],
    ['text multiplied by filters', `{{ customer.name${' | append: "aaaaaaaaaaaaaaaaaaaa"'.repeat(100)} | split: "" | join: "aaaaaaaaaa" }}`],
  ])('%s', (_name, text) => {
    expect(issuesOf(text)).not.toEqual([])
  })
})

test('a script that can be published can be said, quickly, whatever the values', () => {
  const pieces = fc.constantFrom('{{ customer.name }}', '{{ agent.name | upcase }}', '{% if promise.time != "" %}', '{% endif %}', '{% else %}', '{% unless customer.tier %}', '{% endunless %}', '{% case customer.tier %}', '{% when "vip" %}', '{% endcase %}', '{{', '}}', '{%', '%}', 'for', '(1..9999999)', '|', 'text', ' ', '{% for i in (1..100000) %}', '{% endfor %}', '{% comment %}', '{% endcomment %}', '{{ customer.name | slice: 0, 99999999 }}')
  fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')), (text) => {
    if (issuesOf(text).length > 0) return
    const begun = performance.now()
    expect(fill(text, values).length).toBeLessThan(10_000)
    expect(fill(text, empty).length).toBeLessThan(10_000)
    expect(performance.now() - begun).toBeLessThan(200)
  }), { numRuns: 60 })
})

test('two dots in what is said are two dots', () => {
  expect(issuesOf('Well.. {{ customer.name | default: "(you..)" }}')).toEqual([])
})

test('what is not JSON is refused with a reason, not thrown', () => {
  for (const source of ['', '{', 'null', '[]', '"x"', '{"__proto__":{"format":1}}', '['.repeat(100_000)]) {
    expect(readSource(source)).toMatchObject({ ok: false })
  }
})
