/** Learnable state is JSON: save a compiled program, load it into the same code. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadProgram, predict, saveProgram, signature } from 'whetstone'

const translate = predict(signature('english -> french'))
const learned = translate.withState({
  self: { instructions: 'Translate, formal tone.', demos: [{ english: 'hello', french: 'bonjour' }] },
})

const path = join(await mkdtemp(join(tmpdir(), 'whetstone-')), 'translate.json')
await saveProgram(learned, path)
const same = await loadProgram(translate, path)
console.log(same.state.self?.instructions, same.state.self?.demos.length)
