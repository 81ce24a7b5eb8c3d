/** How a playbook file is read and judged, for the command line; the same reading that publishing goes through. */
export { readSource } from '../features/playbook/playbook.ts'
