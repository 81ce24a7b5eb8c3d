import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import { nearestLanguage } from '../../shared/text.ts'
import { defaultDataFolder } from '../app/dataFolder.ts'
import { openDesk, type Desk } from '../app/openDesk.ts'
import { StartError } from '../app/startError.ts'
import { words } from '../app/words.ts'
import { readArguments, type Arguments } from './arguments.ts'
import { defaultPort, PortTaken } from './listen.ts'
import { startHost, type Host } from './host.ts'
import { readPageFiles, type PageFiles } from './pageFiles.ts'
import { readyLine } from './ready.ts'
import { askRunningHost } from './runningHost.ts'

type Values = Readonly<Record<string, string | number>>

/** An end that the person can do something about: one line on stderr, no stack. */
class Refused extends Error {
  readonly key: string
  readonly values: Values
  readonly exitCode: number

  constructor(key: string, values: Values = {}, exitCode = 1) {
    super(key)
    this.name = 'Refused'
    this.key = key
    this.values = values
    this.exitCode = exitCode
  }
}

/** `dist/<name>`: this file runs as dist/web/main.js. */
const built = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))
