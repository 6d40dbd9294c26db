/** A text in another program of the user's: as a file of its own, read again when the program ends. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A text for another program. */
export interface TextFile {
  readonly in: 'pager' | 'editor'
  readonly name: string
  readonly text: string
}

/** The program the environment names for a purpose, as a shell reads it. */
export function programFor(
  purpose: TextFile['in'],
  { PAGER, VISUAL, EDITOR }: Readonly<Record<string, string | undefined>>,
): string {
  return purpose === 'pager' ? PAGER || 'less' : VISUAL || EDITOR || 'vi'
}

/** Opens the text, waits for the program to end, and gives what it left. @throws Error when it cannot be started. */
export async function openText({ name, text }: TextFile, program: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'whetstone-'))
  try {
    const file = join(folder, name.replace(/[^\w.-]+/g, '-'))
    await writeFile(file, text)
    await run(program, file)
    return await readFile(file, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The program may come with arguments, so a shell reads it; the file is ours and harmless in quotes. */
function run(program: string, file: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(`${program} "${file}"`, { shell: true, stdio: 'inherit' })
    child.on('error', failed)
    child.on('close', (code) =>
      code === 126 || code === 127
        ? failed(new Error(`expected a program, the shell finds none to run: ${program}`))
        : done(),
    )
  })
}
