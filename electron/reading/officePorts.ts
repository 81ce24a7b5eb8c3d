/**
 * A process of its own in which files of others are unpacked. What it is (a Node, Electron's utility process) is the shell's business; whatever
 * happens to it, the desk goes on.
 */
export interface OfficeProcess {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** called once, however it ended */
  onEnd(listener: () => void): void
  kill(): void
}

export interface OfficePorts {
  start(): OfficeProcess
  /** Calls `run` after about `ms` and returns what disarms it. */
  after(ms: number, run: () => void): () => void
}

/** What may be asked of the process, and what it answers. */
export interface OfficeOpen {
  readonly ask: 'open'
  readonly file: string
  readonly kind: 'workbook' | 'document'
  readonly sheet: string | null
}
export interface OfficeMore {
  readonly ask: 'more'
}
export type OfficeAsk = OfficeOpen | OfficeMore

/** What one file may cost. */
export const officeLimits = {
  /** bytes of the file itself */
  packed: 64 * 1024 * 1024,
  /** of all that it unpacks to, and how often that may be what it is packed; small files may be as plain as they like */
  unpacked: 256 * 1024 * 1024,
  ratio: 100,
  ratioFrom: 4 * 1024 * 1024,
  entries: 10_000,
  rows: 200_000,
  columns: 200,
  cell: 100_000,
  /** characters of all shared texts, which are held while the sheet is read */
  shared: 32 * 1024 * 1024,
  depth: 100,
  /** of the process, in MiB */
  heap: 256,
  rss: 512,
  /** for one answer, ms */
  answer: 20_000,
  /** items in one answer */
  batch: 200,
} as const
