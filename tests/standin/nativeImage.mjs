// electron.nativeImage: the bytes are kept, never decoded.
import fs from 'node:fs'
import { strict } from './strict.mjs'

/** @param {Buffer} bytes */
function createImage(bytes) {
  return strict('NativeImage', {
    isEmpty: () => bytes.length === 0,
    /** macOS only, without effect elsewhere. */
    setTemplateImage() {},
  })
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => createImage(Buffer.alloc(0)),
  /** As in Electron, a file that is not there gives an empty image. @param {string} file */
  createFromPath: (file) => createImage(fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0)),
  /** @param {string} url */
  createFromDataURL: (url) => createImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
})

/**
 * What Electron accepts for an icon.
 * @param {ReturnType<typeof createImage> | string} image an image or the path of one
 */
export function toImage(image) {
  if (typeof image !== 'string') return image
  if (!fs.existsSync(image)) throw new Error(`Failed to load image from path '${image}'`)
  return nativeImage.createFromPath(image)
}
