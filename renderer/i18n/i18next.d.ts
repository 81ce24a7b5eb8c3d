import type zhCN from '../../resources/locales/zh-CN/ui.json'

// A key that is in no file does not compile; that the three files have the same keys is a unit test.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: { ui: typeof zhCN }
    returnNull: false
  }
}
