// Where things are. Everything here is an absolute path.
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
export const modules = path.join(root, 'node_modules')
export const dist = path.join(root, 'dist')
/** Locks, logs and the browser's profile; ignored by git, and outlives node_modules and dist. */
export const local = path.join(root, '.fourstep')
/** Caches and test reports; goes away with node_modules. */
export const cache = path.join(modules, '.cache', 'fourstep')

export const inRoot = (...parts) => path.join(root, ...parts)
export const inModules = (...parts) => path.join(modules, ...parts)
