import path from 'node:path'

/** Where a desk keeps its data when nobody says otherwise: Electron's own convention, so that both shells share one folder. */
export function defaultDataFolder(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>, home: string): string {
  if (platform === 'win32') return path.win32.join(env['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), 'FourStep')
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'FourStep')
  return path.posix.join(env['XDG_CONFIG_HOME'] ?? path.posix.join(home, '.config'), 'FourStep')
}

export const databaseFile = (folder: string) => path.join(folder, 'fourstep.db')
