// What would leave the app for the desktop is never done: it is recorded here, and scripted answers wait here.
// A spec reads both through `__standin` of the electron module; on the real binary it patches the module instead.

/** @type {{ kind: string, [detail: string]: unknown }[]} */
export const recorded = []

/** Answers for the coming dialogs, first come first served. @type {object[]} */
export const dialogAnswers = []
