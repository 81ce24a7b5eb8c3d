export function TeamPromises() {
  return null
}
