/** Labels as a user makes them: keys in a real terminal, a real editor, and files that the other commands read. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whetstone } from '../cli/run.ts'
import { built } from './built.ts'
import { hasTmux, openTerminal, type Terminal } from './tmux.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-labels-'))
const labels = join(folder, 'runs/labels')
const editor = join(folder, 'editor.sh')
let program = ''
let terminal: Terminal | undefined

const run = (...argv: string[]) => whetstone(argv, { cwd: folder })
const lines = (file: string): Record<string, unknown>[] =>
  existsSync(join(labels, file))
    ? readFileSync(join(labels, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []

describe.skipIf(!hasTmux())('labelling in a terminal', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    program = built(folder)
    const { code, err } = await run('eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--limit', '6')
    expect(code, err).toBe(0)
    // The first edit breaks the prediction, the next one mends it.
    writeFileSync(
      editor,
      `#!/bin/sh\nif grep -q broken "$1"; then cp "${folder}/right.json" "$1"; else echo '{"broken": 1}' > "$1"; fi\n`,
    )
    chmodSync(editor, 0o755)
    const right = {
      reasoning: 'Mended.',
      hmw_questions: ['How might we mend what is broken here?'],
      relevance_scores: [9],
    }
    writeFileSync(join(folder, 'right.json'), JSON.stringify(right))
  }, 120_000)
  afterAll(() => {
    terminal?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('accepts, rejects, takes back and corrects, and metrics check and eval learn of it', async () => {
    const command = `EDITOR=${editor} ${process.execPath} ${program} tui run/latest/row/0`
    terminal = openTerminal({ command, cwd: folder, columns: 120, rows: 30 })
    const { see, unsee, send } = terminal
    await see(/row 1 of 6/)
    send('+')
    await see(/✓ accepted ·[\s\S]*labels\/hmw\.dev\.jsonl/)
    send('J', '-')
    await see(/row 2 of 6[\s\S]*✗ rejected ·/)
    send('u')
    await unsee(/✗ rejected ·/)
    expect(lines('hmw.judgements.jsonl')).toMatchObject([{ label: true, row: 0, verdict: 'accepted' }])
    send('e')
    await see(/does not fit[\s\S]*broken is no output/)
    expect(lines('hmw.dev.jsonl')).toHaveLength(1)
    send('y')
    await see(/~ corrected ·/)
    expect(lines('hmw.dev.jsonl')).toMatchObject([
      { metadata: { source: { verdict: 'accepted', row: 0 } } },
      { labels: { reasoning: 'Mended.' }, metadata: { source: { verdict: 'corrected', row: 1 } } },
    ])
    send('q')
    await see(/left with 0/)
    const checked = JSON.parse((await run('metrics', 'check', 'hmw', '--json')).out)
    expect(checked.agreement.n).toBe(2)
    const own = ['--data', 'runs/labels/hmw.dev.jsonl', '--model', 'simulated/gpt-5-nano', '--json']
    expect(JSON.parse((await run('eval', 'hmw', ...own)).out)).toMatchObject({ n: 2, errors: 0 })
  })
})
