/** What other features may ask of the playbook. */
export { findInForce, idOfPlaybook, isNews, newestVersion, type Published, playbookInForce, playbookOf, publish, publishedAtOf, readSource, refusal, scenesWithin, wasPublished } from './publishing.ts'
export { findInPlaybook, findPlaces, type FoundInPlaybook, placesOf } from './finding.ts'
export { findScripts, indexTexts, isToIndexTexts } from './texts.ts'
export { promiseSpan, promiseTime } from './promise.ts'
export { fill, fillOnly, scriptIssue, type ScriptValues } from './script.ts'
export { type Words, wordsOf } from './words.ts'
