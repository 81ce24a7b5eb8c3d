/** One dictionary of opencc-js: `from to|from to|…`, where `to` may be several words. */
declare module 'opencc-js/dict/*' {
  const pairs: string
  export default pairs
}
