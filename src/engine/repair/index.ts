/** What other folders may use of the reader of broken JSON. */
export { numberText } from './number-text.ts'
export { pythonLiteral } from './python-literal.ts'
export { repairJson } from './repair.ts'
