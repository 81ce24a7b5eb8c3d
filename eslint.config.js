import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Time, chance and timers come from ports (electron/app/ports.ts), so that every rule can be tested at any hour. */
const clock = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'The time comes from ports.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The time comes from ports.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'The time comes from ports.' },
  { selector: 'MemberExpression[object.name="performance"][property.name="now"]', message: 'The time comes from ports.' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'Chance comes from ports.' },
  { selector: 'MemberExpression[property.name="randomUUID"]', message: 'Ids come from ports.' },
]
const globalTimers = [
  { selector: 'MemberExpression[object.name=/^(globalThis|global)$/][property.name=/^set(Timeout|Interval|Immediate)$/]', message: 'Timers come from ports.' },
]
const repeats = [{ selector: 'CallExpression[callee.name=/^(setInterval|requestAnimationFrame)$/]', message: 'There is one tick: renderer/state/tick.ts.' }]
const timers = ['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message: 'Timers come from ports.' }))
const timerModules = { paths: ['timers', 'node:timers', 'timers/promises', 'node:timers/promises'].map((name) => ({ name, message: 'Timers come from ports.' })) }

/** Text is data in three languages (resources/); patterns over characters may name them. */
const han = '/[\\p{Script=Han}\\u3000-\\u303f\\uff01-\\uff5e]/u'
const noText = ['Literal[value=%]', 'TemplateElement[value.raw=%]', 'JSXText[value=%]'].map((selector) => ({
  selector: selector.replace('%', han),
  message: 'No text in code: UI strings live in resources/locales, playbook text in resources/playbooks.',
}))

/** For files without types: what is wrong in any script. */
const plain = {
  'no-constant-binary-expression': 'error',
  'no-dupe-keys': 'error',
  'no-fallthrough': 'error',
  'no-self-assign': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-unused-private-class-members': 'error',
  'no-useless-catch': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'valid-typeof': 'error',
}


export default defineConfig(
  { ignores: ['dist/', 'release/', 'test-results/', '.fourstep/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  // Nobody switches a rule off by a comment; oxlint cannot be told so.
  { rules: { 'no-warning-comments': ['error', { terms: ['oxlint-disable', 'oxlint-enable'], location: 'anywhere' }] } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict], // what needs types is oxlint's (.oxlintrc.json)
    rules: {
      ...plain,
      eqeqeq: ['error', 'always', { null: 'ignore' }], // `== null` is null or undefined, and says so
      'no-console': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    files: ['shared/**/*.ts', 'electron/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...noText, ...clock, ...globalTimers],
      'no-restricted-globals': ['error', ...timers],
      'no-restricted-imports': ['error', timerModules],
    },
  },
  {
    // The ports themselves, and their real implementations.
    files: ['electron/app/ports.ts', 'electron/app/ports/*.ts', 'electron/app/systemPorts.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noText], 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: { 'no-restricted-syntax': ['error', ...noText, ...clock, ...repeats] },
  },
  { files: ['renderer/state/tick.ts'], rules: { 'no-restricted-syntax': ['error', ...noText] } },
  {
    // These two talk to a terminal.
    files: ['electron/cli/main.ts', 'electron/web/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      // A test may lean on what it has just built; a wrong guess is a failing test.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // How a test shows that something must not compile.
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.recommended],
    rules: { ...plain, '@typescript-eslint/no-require-imports': 'off' },
  },
)
