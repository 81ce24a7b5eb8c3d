/**
 * Flags of Node for the host, the command line, and the benchmarks that stand for them: on a machine with much memory V8 lets what is short-lived take 130 MB, which makes no answer quicker
 * (`bench -- search`, `bench -- import`).
 */
export const hostFlags = ['--max-semi-space-size=16']
