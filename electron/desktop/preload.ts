import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Change } from '../../shared/changes.ts'
import type { Frame, Reply } from '../../shared/rpc.ts'
import { channels } from './channels.ts'

// All that the page gets of the desktop: two named functions. Text goes in, as over the web host, so that both shells mean the same frame.
contextBridge.exposeInMainWorld('fourstep', {
  send: (frame: Frame) => ipcRenderer.invoke(channels.frame, JSON.stringify(frame)) as Promise<Reply>,
  onPush: (listener: (changes: readonly Change[]) => void) => {
    const hear = (_event: IpcRendererEvent, changes: readonly Change[]) => { listener(changes) }
    ipcRenderer.on(channels.push, hear)
    return () => { ipcRenderer.off(channels.push, hear) }
  },
})
