// The options of `npm start`.
import path from 'node:path'
import process from 'node:process'
import util from 'node:util'
import { Stop } from './say.mjs'

export const USAGE = `npm start -- [options]
  (none)       the desktop application; where its binary cannot be had, the same desk in a browser
  --web        the local web host and a browser window, even if the desktop application is there
  --desktop    try again to get the desktop application's binary after a failed download
  --no-open    the web host only; prints the address and opens nothing
  --port N     port of the web host (default 4417, or a free one when that is taken; 0: a free one)
  --data DIR   where the data lies
  --lang L     zh-CN, zh-TW or en (default: the system's)
  --help       this text`

/** What `npm start` was asked for; `data` as an absolute path. Throws a Stop that shows the usage. */
export function readOptions(args) {
  const options = parse(args)
  if (options.port !== undefined && !(/^\d{1,5}$/.test(options.port) && Number(options.port) <= 65_535)) {
    throw wrong(`--port wants a number from 0 to 65535, not "${options.port}"`)
  }
  if (options.lang !== undefined && !['zh-CN', 'zh-TW', 'en'].includes(options.lang)) {
    throw wrong(`--lang wants zh-CN, zh-TW or en, not "${options.lang}"`)
  }
  if (options.web && options.desktop) throw wrong('--web and --desktop exclude each other')
  if (options.data === '') throw wrong('--data wants a folder')
  // npm runs us in the project's folder; a relative one is meant from where the person stands.
  if (options.data !== undefined) options.data = path.resolve(process.env.INIT_CWD ?? process.cwd(), options.data)
  return options
}

function parse(args) {
  try {
    return util.parseArgs({
      args,
      options: {
        web: { type: 'boolean', default: false },
        desktop: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw wrong(error.message)
  }
}

function wrong(why) {
  return new Stop(`${why}\n\n${USAGE}`, 2)
}
