import { describe, expect, test } from 'vitest'
import type { Role } from '../../shared/contract/people.ts'
import { attachmentMarkdown, largestAttachment, pieceBytes } from '../../shared/knowledge/attachments.ts'
import { day, hour } from '../../shared/time.ts'
import { published, republished, someContent } from '../helpers/articles.ts'
import { aPerson, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { aGif, aPng, attached, attachedBytes } from '../helpers/pictures.ts'

const supervised = () => seated(deskInMemory(), { role: 'supervisor', name: 'Zhou Lan' })
const colleague = (desk: TestDesk, role: Role = 'agent') => desk.as(aPerson(desk, { role, name: `The ${role}` }))
const naming = (...ids: readonly string[]) => someContent({ text: { steps: ids.map((id) => attachmentMarkdown(id, 'the box', true)).join('\n') } })
const kept = (desk: TestDesk) => desk.rows<{ n: number }>('SELECT count(*) AS n FROM attachment_content')[0]?.n
/** As large as `size` says, of which the first byte differs: nothing to be shown. */
const large = (first: number, size = largestAttachment) => Buffer.alloc(size, 7).fill(first, 0, 1)
const put = (desk: TestDesk, bytes: Buffer, wanted: object = {}) => desk.refused('knowledge.attach', { attachmentId: null, name: 'a.png', size: bytes.length, at: 0, data: bytes.toString('base64'), ...wanted })

describe('attaching (KB-1)', () => {
  test('a file comes in pieces, is known by what it is, and comes back byte for byte', () => {
    const desk = supervised()
    const bytes = Buffer.concat([aPng(300, 200), large(1, 2 * pieceBytes)])
    const attachment = attached(desk, bytes, 'box.txt')
    expect(attachment).toMatchObject({ name: 'box.txt.png', kind: 'png', width: 300, height: 200, size: bytes.length })
    expect(attachedBytes(desk, attachment.attachmentId).equals(bytes)).toBe(true)
    expect(desk.rows('SELECT * FROM attachment_piece')).toEqual([])
    expect(desk.events.filter(({ entity }) => entity === 'attachment').map(({ type }) => type)).toEqual(['attachment.begun', 'attachment.added'])
  })

  test('a piece that came already is taken for the same, one that does not follow is refused', () => {
    const desk = supervised()
    const bytes = large(1, 2 * pieceBytes)
    const [first, second] = [bytes.subarray(0, pieceBytes), bytes.subarray(pieceBytes)].map((piece) => piece.toString('base64'))
    const all = { name: 'a.pdf', size: bytes.length }
    const { attachmentId } = desk.call('knowledge.attach', { ...all, attachmentId: null, at: 0, data: first! })
    expect(desk.call('knowledge.attach', { ...all, attachmentId, at: 0, data: first! })).toMatchObject({ received: pieceBytes, attachment: null })
    for (const at of [3, pieceBytes - 3, pieceBytes + 3, bytes.length]) expect(desk.refused('knowledge.attach', { ...all, attachmentId, at, data: second }), String(at)).toMatchObject({ code: 'invalid_input', details: { path: 'at' } })
    expect(colleague(desk, 'quality').refused('knowledge.attach', { ...all, attachmentId, at: pieceBytes, data: second }).code).toBe('not_found')
    const done = desk.call('knowledge.attach', { ...all, attachmentId, at: pieceBytes, data: second! })
    expect(done).toMatchObject({ received: bytes.length, attachment: { kind: 'file', name: 'a.pdf' } })
    expect(desk.call('knowledge.attach', { ...all, attachmentId, at: pieceBytes, data: second! })).toEqual(done)
  })

  test('what is the same is kept once', () => {
    const desk = supervised()
    const [one, other] = [attached(desk, aPng(), 'one.png'), attached(desk, aPng(), 'other.png')]
    expect([one.attachmentId === other.attachmentId, kept(desk)]).toEqual([false, 1])
  })

  test.each<[string, Buffer, object, object]>([
    ['nothing', Buffer.alloc(0), {}, { code: 'invalid_input' }],
    ['a byte too many', Buffer.from('abc'), { size: largestAttachment + 1 }, { code: 'invalid_input' }],
    ['more than it said', Buffer.from('abcdef'), { size: 3, name: 'a.txt' }, { code: 'invalid_input' }],
    ['what is no Base64', Buffer.from('abc'), { data: '<script>' }, { code: 'invalid_input' }],
    ['a page under the name of a picture', Buffer.from('<html>'), {}, { key: 'not_possible.attach.notPicture', details: { name: 'a.png' } }],
    ['SVG', Buffer.from('<svg/>'), { name: 'a.svg' }, { key: 'not_possible.attach.runs' }],
    ['30,000 × 30,000 pixels', aPng(30_000, 30_000), {}, { key: 'not_possible.attach.tooManyPixels' }],
    ['the front of a picture', aPng().subarray(0, 18), {}, { key: 'not_possible.attach.broken' }],
  ])('%s is refused, and nothing of it stays', (_what, bytes, wanted, expected) => {
    const desk = supervised()
    expect(put(desk, bytes, wanted)).toMatchObject(expected)
    expect([kept(desk), desk.rows('SELECT * FROM attachment'), desk.rows('SELECT * FROM attachment_piece')]).toEqual([0, [], []])
  })

  test('a bomb is refused with its first piece, whatever else would follow', () => {
    const desk = supervised()
    expect(put(desk, aPng(30_000, 30_000), { size: largestAttachment }).key).toBe('not_possible.attach.tooManyPixels')
  })
})

describe('attached to an article', () => {
  test('each version keeps its own, and who may read it may see them', () => {
    const boss = supervised()
    const agent = colleague(boss)
    const [one, other] = [attached(boss, aPng(3, 2, 1)), attached(boss, aPng(3, 2, 2))]
    expect(agent.refused('knowledge.attachment', { attachmentId: one.attachmentId, at: 0 }).code).toBe('not_permitted')
    const first = published(boss, naming(one.attachmentId))
    expect(attachedBytes(agent, one.attachmentId).equals(aPng(3, 2, 1))).toBe(true)
    republished(boss, first, naming(other.attachmentId))
    boss.clock.advance(30 * day)
    attached(boss, aGif(1, 1))
    expect(attachedBytes(agent, one.attachmentId).length).toBe(one.size)
    expect(boss.call('knowledge.get', { articleId: first.articleId, number: 1 }).content.texts.en?.steps).toContain(one.attachmentId)
  })

  test('what is not there, has not come whole or is another’s own cannot be named; an article carries 20 MB at most', () => {
    const boss = supervised()
    const lead = colleague(boss, 'team-lead')
    const half = boss.call('knowledge.attach', { attachmentId: null, name: 'a.pdf', size: 9, at: 0, data: 'AAAA' })
    const save = (desk: TestDesk, ...ids: readonly string[]) => desk.refused('knowledge.save', { articleId: null, version: null, content: naming(...ids), reason: '' })
    for (const id of ['018f0000-0000-7000-8000-000000000000', half.attachmentId]) expect(save(boss, id)).toMatchObject({ code: 'not_found', key: 'not_found.attachment' })
    expect(save(lead, attached(boss, aPng()).attachmentId).code).toBe('not_found')
    const five = [1, 2, 3, 4, 5].map((first) => attached(boss, large(first), 'a.pdf').attachmentId)
    expect(save(boss, ...five)).toMatchObject({ key: 'too_large.attachments', details: { megabytes: 20 } })
    const twice = attached(boss, large(1), 'again.pdf').attachmentId
    expect(boss.call('knowledge.save', { articleId: null, version: null, content: naming(...five.slice(0, 4), twice), reason: '' }).state).toBe('draft')
  })

  test('what came to nothing goes: half a file after an hour, what nothing names after a week', () => {
    const desk = supervised()
    const named = attached(desk, aPng(3, 2, 1))
    const first = published(desk, naming(named.attachmentId))
    const draft = attached(desk, aPng(3, 2, 2))
    const discarded = desk.call('knowledge.save', { articleId: first.articleId, version: first.version, content: naming(draft.attachmentId), reason: '' })
    desk.call('knowledge.discard', { articleId: first.articleId, version: discarded.version })
    desk.call('knowledge.attach', { attachmentId: null, name: 'a.pdf', size: 9, at: 0, data: 'AAAA' })
    desk.clock.advance(2 * hour)
    attached(desk, aGif(1, 1))
    expect([kept(desk), desk.rows('SELECT * FROM attachment_piece').length]).toEqual([3, 0])
    desk.clock.advance(8 * day)
    attached(desk, aGif(2, 2))
    expect([kept(desk), desk.eventsOf('attachment.dropped').length]).toEqual([2, 3])
    expect(desk.refused('knowledge.attachment', { attachmentId: draft.attachmentId, at: 0 }).key).toBe('not_found.attachment')
    expect(attachedBytes(desk, named.attachmentId).length).toBe(named.size)
  })
})
