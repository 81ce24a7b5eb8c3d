// node:timers/promises has it too, but an old Node must get as far as the sentence in node-floor.mjs.
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
