import { expect, test } from 'vitest'
import { listFile } from '../../renderer/ui/listFile.ts'

test('a list is a file that spreadsheets open: marked as UTF-8, quotes doubled, figures as figures, nothing taken for a formula', () => {
  const lines = listFile(['组, "名"', 'n'], [['售后一组', 4.67], ['=HYPERLINK("x")', -1], ['+1', null], ['a\nb', 0]])
  expect(lines).toEqual(['\ufeff', '"组, ""名""","n"\r\n', '"售后一组","4.67"\r\n', '"\'=HYPERLINK(""x"")","-1"\r\n', '"\'+1",""\r\n', '"a\nb","0"\r\n'])
})
