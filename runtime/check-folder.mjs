// `node check-folder.mjs FOLDER PLACE…`: the types of a folder, and the lint of the places that it stands for, over one program. Most of either is
// to find out the types, which each would do for itself.
import { ESLint } from 'eslint'
import process from 'node:process'
import ts from 'typescript'
import { inRoot, root } from './paths.mjs'

const [folder, ...places] = process.argv.slice(2)

const found = []
const config = ts.getParsedCommandLineOfConfigFile(inRoot(folder, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => found.push(problem) })
if (config !== undefined) {
  const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = config
  const program = ts.createProgram({ rootNames, options, configFileParsingDiagnostics, host: ts.createCompilerHost(options, true) }) // lint walks up the nodes
  found.push(...ts.getPreEmitDiagnostics(program))
  await lint(program)
}
const told = ts.formatDiagnostics(found, { getCurrentDirectory: () => root, getCanonicalFileName: (name) => name, getNewLine: () => '\n' })
if (told !== '') fail(told)

async function lint(program) {
  const files = ['**/*.{ts,tsx}']
  const eslint = new ESLint({ cwd: root, overrideConfig: { files, languageOptions: { parserOptions: { programs: [program] } } } })
  const results = await eslint.lintFiles(places)
  if (results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0)) fail(await (await eslint.loadFormatter('stylish')).format(results))
}

function fail(text) {
  process.stdout.write(text)
  process.exitCode = 1
}
