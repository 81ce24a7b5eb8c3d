import { type ArticlesEnd, importArticles } from '../../electron/app/importArticles.ts'
import type { TextEncoding } from '../../shared/encoding.ts'
import { seated } from './builders.ts'
import { deskInFolder, mondayMorning, type TestDesk } from './desk.ts'
import { FakeClock } from './fakeClock.ts'
import { temporaryFolder } from './folder.ts'
import { testOffice } from './office.ts'
import { seededIds } from './seededIds.ts'

/** A closed desk with a supervisor, who sits there whenever it is opened. */
export function closedDesk(): { readonly folder: string; open(): TestDesk } {
  const folder = temporaryFolder()
  const desk = seated(deskInFolder(folder), { role: 'supervisor' })
  const [person] = desk.call('people.list', {})
  desk.backend.close()
  let seed = 100
  return { folder, open: () => deskInFolder(folder, { seed: (seed += 1) }).as(person!) }
}

let imports = 0
/** Imports a file of articles into a closed desk, as the command line does. @param stopAfter rests, of which there is one a piece */
export function importedInto(folder: string, file: string, stopAfter = Infinity, encoding?: TextEncoding): Promise<ArticlesEnd> {
  imports += 1
  let rests = 0
  const clock = new FakeClock(mondayMorning)
  return importArticles({ folder, file, encoding, timeZone: 'Asia/Shanghai', now: clock.now(), ids: seededIds(clock, 1_000 + imports), office: testOffice(clock), rest: () => { rests += 1; return Promise.resolve() }, isStopping: () => rests >= stopAfter })
}
