interface Scene {
  readonly id: string
  readonly title: string
  readonly trail: readonly string[]
}

/** A scene by its way down the tree, as "after-sales · refund": titles alone come twice. */
export function sceneTrail(scenes: readonly Scene[], { trail }: Scene): string {
  return trail.map((id) => scenes.find((scene) => scene.id === id)?.title ?? id).join(' · ')
}
