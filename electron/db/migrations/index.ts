import { backbone } from './0001_backbone.ts'
import { weighing } from './0002_weighing.ts'
import { customerNamesAndTags } from './0003_customerNamesAndTags.ts'
import { contacts } from './0004_contacts.ts'
import { queue } from './0005_queue.ts'
import { orders } from './0006_orders.ts'
import { clockIndexes } from './0007_clockIndexes.ts'
import { clockLife } from './0008_clockLife.ts'
import { retargeting } from './0009_retargeting.ts'
import { quiet } from './0010_quiet.ts'
import { merging } from './0011_merging.ts'
import { search } from './0012_search.ts'
import { knowledge } from './0013_knowledge.ts'
import { ticketLife } from './0014_ticketLife.ts'
import { attachments } from './0015_attachments.ts'
import { movedClocks } from './0016_movedClocks.ts'
import { clockSettings } from './0017_clockSettings.ts'
import { finding } from './0018_finding.ts'
import { imports } from './0019_imports.ts'
import { escalation } from './0020_escalation.ts'
import { plan } from './0021_plan.ts'
import { collaboration } from './0022_collaboration.ts'
import { dispatch } from './0023_dispatch.ts'
import { closingTheLoop } from './0024_closingTheLoop.ts'
import { load } from './0025_load.ts'
import { gradedDue } from './0026_gradedDue.ts'
import { namesAndFiles } from './0027_namesAndFiles.ts'
import { alarmsToLookAt } from './0028_alarmsToLookAt.ts'
import { onCourse } from './0029_onCourse.ts'
import { ticketDue } from './0030_ticketDue.ts'
import { ratingImports } from './0031_ratingImports.ts'
import { dueByGrade } from './0032_dueByGrade.ts'

export interface Migration {
  /** 1, 2, 3 … without a gap; kept in PRAGMA user_version */
  readonly version: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'backbone', sql: backbone },
  { version: 2, name: 'weighing', sql: weighing },
  { version: 3, name: 'customer names and tags', sql: customerNamesAndTags },
  { version: 4, name: 'contacts', sql: contacts },
  { version: 5, name: 'queue', sql: queue },
  { version: 6, name: 'orders', sql: orders },
  { version: 7, name: 'clock indexes', sql: clockIndexes },
  { version: 8, name: 'clock life', sql: clockLife },
  { version: 9, name: 'retargeting', sql: retargeting },
  { version: 10, name: 'quiet hours', sql: quiet },
  { version: 11, name: 'merging', sql: merging },
  { version: 12, name: 'search', sql: search },
  { version: 13, name: 'knowledge', sql: knowledge },
  { version: 14, name: 'ticket life', sql: ticketLife },
  { version: 15, name: 'attachments', sql: attachments },
  { version: 16, name: 'moved clocks', sql: movedClocks },
  { version: 17, name: 'clock settings', sql: clockSettings },
  { version: 18, name: 'finding', sql: finding },
  { version: 19, name: 'imports', sql: imports },
  { version: 20, name: 'escalation', sql: escalation },
  { version: 21, name: 'plan', sql: plan },
  { version: 22, name: 'collaboration', sql: collaboration },
  { version: 23, name: 'dispatch', sql: dispatch },
  { version: 24, name: 'closing the loop', sql: closingTheLoop },
  { version: 25, name: 'load', sql: load },
  { version: 26, name: 'graded due', sql: gradedDue },
  { version: 27, name: 'names and files', sql: namesAndFiles },
  { version: 28, name: 'alarms to look at', sql: alarmsToLookAt },
  { version: 29, name: 'on course', sql: onCourse },
  { version: 30, name: 'ticket due', sql: ticketDue },
  { version: 31, name: 'rating imports', sql: ratingImports },
  { version: 32, name: 'due by grade', sql: dueByGrade },
]

export const schemaVersion = migrations.length
