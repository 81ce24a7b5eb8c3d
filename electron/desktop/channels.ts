/** What crosses between the page and the program: a frame as JSON text with its reply, and changes that are pushed. */
export const channels = { frame: 'frame', push: 'push' } as const
