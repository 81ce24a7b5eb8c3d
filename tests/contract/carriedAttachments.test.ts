import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { exportArticles } from '../../electron/app/knowledgeAdmin.ts'
import type { ArticleImport } from '../../shared/contract/knowledge.ts'
import type { ArticleContent } from '../../shared/knowledge/article.ts'
import { attachmentMarkdown, attachmentsIn, carryingLine, largestAttachment } from '../../shared/knowledge/attachments.ts'
import { day, hour } from '../../shared/time.ts'
import { published, someContent } from '../helpers/articles.ts'
import { seated } from '../helpers/builders.ts'
import { closedDesk, importedInto } from '../helpers/closedDesk.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { aGif, aPng, attached, attachedBytes } from '../helpers/pictures.ts'

type Kept = readonly { readonly content: ArticleContent; readonly attachments: readonly (readonly [string, string])[] }[]

/** The articles in force with what they carry, without what no file says of them. */
function keptIn(desk: TestDesk): Kept {
  const articles = desk.call('knowledge.list', { shelf: 'published' }).rows.map(({ articleId }) => desk.call('knowledge.get', { articleId, number: null }).content)
  return articles.map((content) => ({
    content: { ...content, quiz: [] },
    attachments: attachmentsIn(content).map((id) => {
      const attachmentId = id as ReturnType<typeof attached>['attachmentId']
      return [desk.call('knowledge.attachment', { attachmentId, at: 0 }).attachment.name, attachedBytes(desk, attachmentId).toString('base64')] as const
    }),
  })).toSorted((a, b) => JSON.stringify(a.content.texts).localeCompare(JSON.stringify(b.content.texts)))
}

function keptClosed(desk: ReturnType<typeof closedDesk>): Kept {
  const open = desk.open()
  const kept = keptIn(open)
  open.backend.close()
  return kept
}

const large = Buffer.alloc(largestAttachment, 7)

/** Two articles in several languages, with a picture that both show, a file with an awkward name, and text that reads like the file around it. */
function filled(): ReturnType<typeof closedDesk> {
  const desk = closedDesk()
  const open = desk.open()
  const box = attached(open, aPng(40, 30), '箱 (1).png')
  const manual = attached(open, Buffer.from('%PDF-1.7 …'), "it's a [manual].pdf")
  const heavy = attached(open, large, 'heavy.bin')
  const text = { problem: '', script: '', steps: '', risks: '' }
  const shows = attachmentMarkdown(box.attachmentId, 'the box', true)
  published(open, {
    ...someContent({ scenes: ['return-exchange'], tags: ['退货', '箱'], validFrom: '2025-01-01', validTo: '2031-12-31' }),
    texts: {
      'zh-CN': { ...text, title: '退货 C#', problem: `先看箱子\n\n${shows}`, steps: `## 操作步骤\n\\## Steps\n# id\n\n\`\`\`\n![](not/there.png)\n\`\`\`\n${attachmentMarkdown(manual.attachmentId, 'manual', false)}`, script: '"您好",请看' },
      'zh-TW': { ...text, title: '退貨', steps: shows },
      en: { ...text, title: 'Return', steps: `See [the site](https://example.com/a.png) and ${shows}`, risks: '- none' },
    },
  })
  published(open, someContent({ audience: ['team-lead', 'supervisor'], text: { title: 'Boxes', steps: `${shows}\n${attachmentMarkdown(heavy.attachmentId, 'heavy', false)}` } }))
  open.backend.close()
  return desk
}

describe('what is exported with its pictures and files', () => {
  test.each(['out', 'out.jsonl'])('%s comes back as it is into an empty desk, to the byte, and changes nothing taken again', async (name) => {
    const desk = filled()
    const kept = keptClosed(desk)
    const out = path.join(temporaryFolder(), name)
    exportArticles(desk.folder, out)
    const other = closedDesk()
    expect(await importedInto(other.folder, out)).toMatchObject({ end: 'done', counts: { added: 2, changed: 0, same: 0 } })
    const there = keptClosed(other)
    expect(there).toEqual(kept)
    expect(there.flatMap(({ attachments }) => attachments).map(([called]) => called).sort()).toEqual(['heavy.bin', "it's a [manual].pdf", '箱 (1).png', '箱 (1).png'])
    for (const { folder } of [desk, other]) expect(await importedInto(folder, out)).toMatchObject({ end: 'done', counts: { added: 0, changed: 0, same: 2 } })
  }, 60_000)

  test('where one is gone, the article is written without it and changes nothing here; elsewhere it is refused by line', async () => {
    const desk = filled()
    const open = desk.open()
    open.spoil("UPDATE attachment SET content = NULL, deleted_at = 1 WHERE name = 'heavy.bin'")
    const [gone] = open.rows<{ id: string }>("SELECT lower(hex(attachment_id)) AS id FROM attachment WHERE name = 'heavy.bin'")
    const boxes = open.call('knowledge.list', { shelf: 'published' }).rows.find(({ title }) => title === 'Boxes')!
    const { content } = open.call('knowledge.get', { articleId: boxes.articleId, number: null })
    const attachmentId = attachmentsIn(content).find((id) => id.replaceAll('-', '') === gone?.id)
    expect(open.refused('knowledge.attachment', { attachmentId, at: 0 }).key).toBe('not_found.attachment')
    open.backend.close()
    for (const name of ['out', 'out.jsonl', 'out.csv']) {
      const out = path.join(temporaryFolder(), name)
      exportArticles(desk.folder, out)
      expect(await importedInto(desk.folder, out), name).toMatchObject({ end: 'done', counts: { added: 0, changed: 0, same: 2 } })
      if (name !== 'out.csv') expect(await importedInto(closedDesk().folder, out), name).toMatchObject({ end: 'wrong', issues: [{ reason: 'attachmentMissing', found: attachmentId }] })
    }
  }, 60_000)

  test('CSV names them: known where they are, refused by line where they are not', async () => {
    const desk = filled()
    const out = path.join(temporaryFolder(), 'out.csv')
    exportArticles(desk.folder, out)
    expect(await importedInto(desk.folder, out)).toMatchObject({ end: 'done', counts: { same: 2 } })
    const other = closedDesk()
    const before = fs.readFileSync(databaseFile(other.folder))
    expect(await importedInto(other.folder, out)).toMatchObject({ end: 'wrong', issues: [11, 11, 12, 13, 15, 15].map((line) => ({ line, reason: 'attachmentMissing' })) })
    expect(fs.readFileSync(databaseFile(other.folder)).equals(before)).toBe(true)
  }, 60_000)
})

/** A folder of pages and files. */
function pages(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    fs.writeFileSync(path.join(folder, name), content)
  }
  return folder
}

describe('a folder of Markdown that somebody made', () => {
  test('takes the files beside its pages, each once; other pages, sites and code stay as they stand', async () => {
    const desk = closedDesk()
    const text = '# 退货\n![箱](pics/box%201.png "title") ![again](<pics/box 1.png>) [r]\n\n[r]: ./pics/../pics/box%201.png\n\n```\n![code](nowhere.png)\n```\n[other](refund.md) [site](https://a.example/x.png) [top](#top) [mail](mailto:a@b.example)\n'
    const folder = pages({ 'returns.md': text, 'refund.md': '# 退款\n[手册](manual.pdf)\n', 'pics/box 1.png': aPng(), 'manual.pdf': '%PDF' })
    expect(await importedInto(desk.folder, folder)).toMatchObject({ end: 'done', articles: 2 })
    const [refund, returns] = [...keptClosed(desk)].sort((a, b) => a.attachments.length - b.attachments.length)
    expect(refund?.attachments).toEqual([['manual.pdf', Buffer.from('%PDF').toString('base64')]])
    expect(new Set(returns?.attachments.map(([, bytes]) => bytes))).toEqual(new Set([aPng().toString('base64')]))
    const problem = returns?.content.texts['zh-CN']?.problem ?? ''
    expect(problem).not.toContain('pics/')
    for (const kept of ['![code](nowhere.png)', '[other](refund.md)', '[site](https://a.example/x.png)', '[top](#top)', '[mail](mailto:a@b.example)']) expect(problem).toContain(kept)
    expect(await importedInto(desk.folder, folder)).toMatchObject({ counts: { same: 2 } })
    fs.writeFileSync(path.join(folder, 'manual.pdf'), '%PDF 2')
    expect(await importedInto(desk.folder, folder)).toMatchObject({ counts: { changed: 1, same: 1 } })
  }, 60_000)

  const hostile: readonly (readonly [string, string, string, Readonly<Record<string, string | Buffer>>])[] = [
    ['up and out', '![](../secret.png)', 'attachmentPath', {}],
    ['up and out, escaped', '![](%2e%2e%2fsecret.png)', 'attachmentPath', {}],
    ['up and out, as Windows writes it', '![](..\\secret.png)', 'attachmentPath', {}],
    ['from the root', '![](SECRET/secret.png)', 'attachmentPath', {}],
    ['from a drive', '![](C:\\Windows\\win.ini)', 'attachmentPath', {}],
    ['in a reference', '![x]\n\n[x]: ../secret.png', 'attachmentPath', {}],
    ['up and out of what was exported', '![](files/01900000-0000-7000-8000-000000000000/../../../secret.png)', 'attachmentPath', {}],
    ['a link of the file system', '![](link.png)', 'attachmentPath', {}],
    ['a folder that is a link', '![](linked/secret.png)', 'attachmentPath', {}],
    ['the folder itself', '![](.)', 'attachmentPath', {}],
    ['not there', '![](nowhere.png)', 'attachmentMissing', {}],
    ['a folder', '![](pics)', 'attachmentMissing', { 'pics/a.png': aPng() }],
    ['nothing in it', '![](a.png)', 'attachmentMissing', { 'a.png': '' }],
    ['no picture', '![](a.png)', 'attachmentKind', { 'a.png': '<svg onload="alert(1)">' }],
    ['too many pixels', '![](a.png)', 'attachmentKind', { 'a.png': aPng(9_000, 9_000) }],
    ['broken', '![](a.gif)', 'attachmentKind', { 'a.gif': 'GIF89a' }],
    ['it runs', '[x](a.exe)', 'attachmentKind', { 'a.exe': 'MZ' }],
    ['a page of the web', '[x](a.html)', 'attachmentKind', { 'a.html': '<script>alert(1)</script>' }],
    ['too large', '[x](a.bin)', 'attachmentLarge', { 'a.bin': Buffer.alloc(largestAttachment + 1, 1) }],
    ['too large together', [1, 2, 3, 4, 5].map((n) => `[x](${String(n)}.bin)`).join(' '), 'attachmentLarge', Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${String(n)}.bin`, Buffer.alloc(largestAttachment, n)]))],
  ]

  test('hostile and wrong ones are refused by the file of the page, and nothing of the folder is taken', async () => {
    const desk = closedDesk()
    const before = fs.readFileSync(databaseFile(desk.folder))
    for (const [name, words, reason, files] of hostile) {
      const end = await importedInto(desk.folder, besideSecrets(words, files))
      expect(end.end === 'wrong' ? end.issues.map((issue) => [issue.line, issue.reason]) : end, name).toEqual([[2, reason]])
    }
    expect(fs.readFileSync(databaseFile(desk.folder)).equals(before)).toBe(true)
  }, 60_000)
})

/** A good page and one with these words, with links of the file system to what lies outside. */
function besideSecrets(words: string, files: Readonly<Record<string, string | Buffer>>): string {
  const secret = pages({ 'secret.png': aPng(), 'within/secret.png': aPng() })
  const folder = pages({ 'a.md': '# Good\nwords\n', 'b.md': `# Bad\n${words.replace('SECRET', secret)}\n`, ...files })
  fs.symlinkSync(path.join(secret, 'secret.png'), path.join(folder, 'link.png'))
  fs.symlinkSync(path.join(secret, 'within'), path.join(folder, 'linked'))
  return folder
}

describe('JSON lines sent by a window', () => {
  const supervised = () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    onTestFinished(() => { desk.backend.close() })
    return desk
  }
  const until = (desk: TestDesk, ...phases: ArticleImport['phase'][]) => vi.waitFor(() => { expect(phases).toContain(desk.call('knowledge.importState', {})?.phase) }, { timeout: 20_000, interval: 5 })

  async function checked(desk: TestDesk, content: string): Promise<ArticleImport> {
    const bytes = Buffer.from(content)
    const { importId } = desk.call('knowledge.startImport', { file: 'articles.jsonl', size: bytes.length })
    for (let at = 0; at < bytes.length; at += 500_000) desk.call('knowledge.sendImport', { importId, at, content: bytes.subarray(at, at + 500_000).toString('base64') })
    desk.call('knowledge.readImport', { importId })
    await until(desk, 'checked')
    return desk.call('knowledge.importState', {})!
  }

  async function taken(desk: TestDesk, content: string): Promise<ArticleImport['importId']> {
    const { importId } = await checked(desk, content)
    desk.call('knowledge.takeImport', { importId, skipDuplicates: false })
    await until(desk, 'taken')
    return importId
  }

  /** As the screen saves it. */
  function exported(desk: TestDesk): string {
    let text = ''
    for (let after: number | null = 0; after !== null;) {
      const piece: ReturnType<typeof desk.call<'knowledge.exportSome'>> = desk.call('knowledge.exportSome', { format: 'jsonl', after })
      for (const attachment of piece.attachments) text += carryingLine(attachment, [attachedBytes(desk, attachment.attachmentId).toString('base64')]).join('')
      text += piece.text
      after = piece.next
    }
    return text
  }

  const id = '01900000-0000-7000-8000-00000000000a'
  const carrying = (bytes: Buffer, name = 'box.png', attachmentId = id) => carryingLine({ attachmentId, name }, [bytes.toString('base64')]).join('')
  const article = (shown = id) => `${JSON.stringify({ id: 'n1', title: 'Boxes', steps: attachmentMarkdown(shown, 'box', true) })}\n`
  const contents = (desk: TestDesk) => desk.rows<{ n: number }>('SELECT count(*) AS n FROM attachment_content')[0]?.n

  test('what a window exports comes back as it is into another desk', async () => {
    const desk = supervised()
    const box = attached(desk, aPng())
    published(desk, someContent({ text: { title: 'One', steps: attachmentMarkdown(box.attachmentId, 'box', true) } }))
    published(desk, someContent({ text: { title: 'Two', steps: attachmentMarkdown(attached(desk, large, 'heavy.bin').attachmentId, 'heavy', false) } }))
    const other = supervised()
    const text = exported(desk)
    await taken(other, text)
    expect(keptIn(other)).toEqual(keptIn(desk))
    expect((await checked(desk, text)).counts).toMatchObject({ added: 0, changed: 0, same: 2, wrong: 0 })
  }, 60_000)

  test('under an id that names something else here it becomes another; what was there stays', async () => {
    const desk = supervised()
    await taken(desk, carrying(aPng(3, 3, 1)) + article())
    await taken(desk, carrying(aPng(3, 3, 2)) + article().replace('n1', 'n2'))
    expect(keptIn(desk).map(({ attachments: [shown] }) => shown?.[1]).sort()).toEqual([aPng(3, 3, 1), aPng(3, 3, 2)].map((bytes) => bytes.toString('base64')).sort())
  })

  test('taken back, its attachments are forgotten after a week; sent again they are there again', async () => {
    const desk = supervised()
    const importId = await taken(desk, carrying(aPng()) + article())
    desk.call('knowledge.undoImport', { importId })
    await until(desk, 'undone')
    const forget = () => { attached(desk, aGif(1, 1)) }
    forget()
    expect(contents(desk)).toBe(2)
    desk.clock.advance(8 * day + hour)
    forget()
    expect(contents(desk)).toBe(1)
    await taken(desk, carrying(aPng()) + article())
    expect(keptIn(desk).map(({ attachments }) => attachments)).toEqual([[['box.png', aPng().toString('base64')]]])
  })

  test.each<[string, string, number, string]>([
    ['after the article that names it', article() + carrying(aPng()), 1, 'attachmentMissing'],
    ['nowhere', article(), 1, 'attachmentMissing'],
    ['no picture', carrying(Buffer.from('<html>')) + article(), 1, 'attachmentKind'],
    ['too large', carrying(Buffer.alloc(largestAttachment + 3, 1), 'a.bin') + article(), 1, 'attachmentLarge'],
    ['no Base64', carrying(aPng()).replace('"data":"', '"data":"!') + article(), 1, 'broken'],
    ['no id', carrying(aPng(), 'box.png', '../x') + article('../x'), 1, 'broken'],
    ['no name', `{"attachment":"${id}","data":"AAAA"}\n${article()}`, 1, 'broken'],
  ])('%s it is refused by its line', async (_name, text, line, reason) => {
    const desk = supervised()
    const { counts, issues } = await checked(desk, text)
    expect(issues[0]).toMatchObject({ line, reason })
    expect(counts.wrong).toBeGreaterThan(0)
    expect(contents(desk)).toBe(0)
  })

  test('what another is still writing cannot be shown by naming it', async () => {
    const desk = supervised()
    const theirs = attached(seated(desk, { role: 'supervisor', name: 'Zhou Lan' }), aPng())
    expect((await checked(desk, article(theirs.attachmentId))).issues).toMatchObject([{ line: 1, reason: 'attachmentMissing' }])
    expect((await checked(desk, article(attached(desk, aGif(1, 1)).attachmentId))).issues).toEqual([])
  })
})
