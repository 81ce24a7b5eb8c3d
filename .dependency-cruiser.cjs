// Who may import whom, as data. Checked by `npm run check`, which also fails when too few modules were seen.

/** Folder → what of our own it may import besides itself. */
const directions = {
  shared: [],
  renderer: ['shared', 'resources'],
  'electron/desktop': ['electron/app', 'electron/reading', 'shared', 'resources'],
  'electron/web': ['electron/app', 'shared', 'resources'],
  'electron/cli': ['electron/app', 'electron/db', 'shared', 'resources'],
  'electron/app': ['electron/features', 'electron/reading', 'electron/db', 'shared', 'resources'],
  'electron/features': ['electron/reading', 'electron/db', 'shared', 'resources'],
  'electron/reading': ['shared', 'resources'],
  'electron/db': ['shared'],
}

/** Package → the only folders that may import it. */
const packages = {
  electron: ['electron/desktop'],
  'better-sqlite3': ['electron/db'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  antd: ['renderer'],
  ws: ['electron/web'],
  'pinyin-pro': ['electron/features/playbook', 'electron/features/search'],
  'opencc-js': ['electron/features', 'renderer'],
  'csv-parse': ['electron/reading'],
  yauzl: ['electron/reading/office'],
  saxes: ['electron/reading/office'],
  'ical.js': ['shared/calendar'],
  'json-logic-engine': ['electron/features/escalation'],
}

/** A feature calls only features to its right. Features not named here only read, and none of these calls them. */
const features = ['knowledge', 'intake', 'escalation', 'collaboration', 'followups', 'notices', 'promises', 'tickets', 'clocks', 'playbook', 'orders', 'customers', 'people', 'desk', 'search']

const inside = (folder) => `^${folder}/`
const product = '^(shared|electron|renderer|resources|tests|runtime)/'
const external = (name) => `(^${name}$|node_modules/(@types/)?${name}/)` // a folder of ours is called electron too

module.exports = {
  forbidden: [
    ...Object.entries(directions).map(([folder, allowed]) => ({
      name: `${folder} imports only ${['itself', ...allowed].join(', ')}`,
      severity: 'error',
      from: { path: inside(folder) },
      to: { path: product, pathNot: [folder, ...allowed].map(inside) },
    })),
    {
      name: 'shared imports zod only, and its calendar ical.js',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', external('zod'), external('ical.js')] },
    },
    {
      name: 'renderer knows no Node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(packages).map(([name, folders]) => ({
      name: `only ${folders.join(', ')} imports ${name}`,
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: folders.map(inside) },
      to: { path: external(name) },
    })),
    {
      name: 'rules are pure: a *.rules.ts imports only shared and rules of its own feature, and what evaluates conditions',
      severity: 'error',
      from: { path: '^electron/features/([^/]+)/.*\\.rules\\.ts$' },
      to: { pathNot: ['^shared/', external('zod'), external('json-logic-engine'), '^electron/features/$1/.*\\.rules\\.ts$'] },
    },
    {
      name: 'only a feature itself imports its *.store.ts',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/features/' },
      to: { path: '\\.store\\.ts$' },
    },
    {
      name: 'a feature is imported through its public file only (from app)',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/features/' },
      to: { path: '^electron/features/[^/]+/', pathNot: '^electron/features/([^/]+)/\\1\\.ts$' },
    },
    {
      name: 'a feature is imported through its public file only (from another feature)',
      severity: 'error',
      from: { path: '^electron/features/([^/]+)/' },
      to: { path: '^electron/features/[^/]+/', pathNot: ['^electron/features/$1/', '^electron/features/([^/]+)/\\1\\.ts$'] },
    },
    ...features.map((name, index) => ({
      name: `${name} calls downwards only`,
      severity: 'error',
      from: { path: inside(`electron/features/${name}`) },
      to: { path: '^electron/features/[^/]+/', pathNot: features.slice(index).map((lower) => inside(`electron/features/${lower}`)) },
    })),
    { name: 'no import goes in a circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import leads somewhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'what runs from the packed application is bundled or a dependency',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
