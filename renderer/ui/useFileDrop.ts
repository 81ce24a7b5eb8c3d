import { type DragEvent, useState } from 'react'

/** What was dropped that is not one file. */
export type Dropped = 'several' | 'folder'

interface FileDrop {
  /** a file is held over the place and may be dropped */
  readonly isOver: boolean
  readonly events: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: (event: DragEvent) => void
    readonly onDrop: (event: DragEvent) => void
  }
}

/**
 * A place that takes one file that is dropped on it. Whatever else is dropped there does nothing: a browser would leave the page for it.
 * @param onFile null: no file may be dropped now
 */
export function useFileDrop(onFile: ((file: File) => void) | null, onOther: (what: Dropped) => void): FileDrop {
  const [isOver, setOver] = useState(false)
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
  return {
    isOver: isOver && onFile !== null,
    events: {
      onDragOver: (event) => {
        event.preventDefault()
        const takes = onFile !== null && hasFiles(event)
        event.dataTransfer.dropEffect = takes ? 'copy' : 'none'
        setOver(takes)
      },
      onDragLeave: (event) => {
        const { relatedTarget, currentTarget } = event
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false)
      },
      onDrop: (event) => {
        event.preventDefault()
        setOver(false)
        if (onFile === null || !hasFiles(event)) return
        const [file, another] = event.dataTransfer.files
        const isFolder = [...event.dataTransfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true)
        if (isFolder) onOther('folder')
        else if (another !== undefined) onOther('several')
        else if (file !== undefined) onFile(file)
      },
    },
  }
}
