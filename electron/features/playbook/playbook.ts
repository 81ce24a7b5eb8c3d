/** What other features may ask of the playbook. */
export { findInForce, idOfPlaybook, newestVersion, originOf, type Published, playbookInForce, playbookOf, publish, publishedAtOf, readSource, refusal, rowOfPlaybook, scenesWithin, sourceWith, wasPublished } from './publishing.ts'
export { findInPlaybook, findPlaces, type FoundInPlaybook, placesOf } from './finding.ts'
export { settingsOfProgram, type ShippedFile, takeShippedPlaybook } from './shipping.ts'
export { findScripts, indexTexts, isToIndexTexts } from './texts.ts'
export { promiseSpan, promiseTime } from './promise.ts'
export { fill, fillOnly, scriptIssue, type ScriptValues } from './script.ts'
export { type Words, wordsOf } from './words.ts'
