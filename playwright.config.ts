import path from 'node:path'
import process from 'node:process'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './runtime/browser.mjs'
import { unseenFeatures } from './runtime/test-browser.mjs'

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE
const browser = findBrowser()
const standin = path.join(import.meta.dirname, 'tests/standin/electron')
const onStandin = path.resolve(process.env.ELECTRON_BIN ?? standin) === standin

const off = [
  ...unseenFeatures,
  // Chromium takes the last such list alone: these are Playwright's own (`chromiumSwitches`).
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
]

export default defineConfig({
  workers: 2,
  fullyParallel: true, // whole files at a time leave one worker without work while the other ends the last
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What never comes is found in a minute and not after the whole time of a slow story.
    actionTimeout: 60_000,
    // A trace of every action doubles the time of all stories; `--trace on` makes one for the story that is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      // A Chromium without a locale gives no download a name that is not ASCII.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [
        '--no-sandbox', // tests run as root in containers too
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${off.join(',')}`,
      ],
    },
  },
  projects: [
    { name: 'web', testDir: 'tests/e2e', outputDir: 'test-results/web' },
    // Windows of the real Electron would take the focus from each other; those of the stand-in are headless.
    { name: 'desktop', testDir: 'tests/desktop', outputDir: 'test-results/desktop', workers: onStandin ? 2 : 1 },
  ],
})
