import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { machine, type Report } from './bench.ts'
import { benchQueue } from './queue.ts'
import { benchSave } from './save.ts'

/** `run.ts NAME [--json] [--tickets N] [--rounds N] [--cache DIR]`, started by runtime/bench.mjs. Exit code 1: a target was missed. */
const { values, positionals: [name = ''] } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, tickets: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '300' }, cache: { type: 'string' } },
})
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-bench-'))
const rounds = Number(values.rounds)
const tickets = Number(values.tickets)

async function report(): Promise<Report> {
  const figures = name === 'save' ? benchSave(scratch, rounds) : await benchQueue(path.join(values.cache ?? scratch, `queue-${String(tickets)}`), tickets, rounds)
  return { name, machine: machine(), figures }
}

try {
  const made = await report()
  const lines = made.figures.map(({ figure, value, unit, against, ratio, target, ok }) => `${ok ? 'ok    ' : 'MISSED'} ${figure}: ${String(value)} ${unit} (${against}; ratio ${String(ratio)}, target ≤ ${String(target)})`)
  process.stdout.write(`${values.json ? JSON.stringify(made, null, 2) : [`${made.name} on ${made.machine}`, ...lines].join('\n')}\n`)
  process.exitCode = made.figures.every(({ ok }) => ok) ? 0 : 1
} finally {
  fs.rmSync(scratch, { recursive: true, force: true })
}
